package io.vedette.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services of one station, and how many targets they have: known without looking at each, which with thousands takes milliseconds, most of them waiting for memory.
 * Belongs to the station's event loop.
 */
final class Roster {
    private final Map<String, ServiceRunner> byName = new HashMap<>();
    private @Nullable List<ServiceRunner> all;
    private int targets;

    /** Takes up a service that is not on it. */
    void add(ServiceRunner runner) {
        byName.put(runner.name(), runner);
        targets += runner.targets();
        all = null;
    }

    /** Answers the service that was on it; null when there was none. */
    @Nullable
    ServiceRunner remove(String name) {
        ServiceRunner runner = byName.remove(name);
        if (runner != null) {
            targets -= runner.targets();
            all = null;
        }
        return runner;
    }

    @Nullable
    ServiceRunner find(String name) {
        return byName.get(name);
    }

    /** All of them as they are now; stays as it is. */
    List<ServiceRunner> all() {
        List<ServiceRunner> known = all;
        if (known == null) {
            known = List.copyOf(byName.values());
            all = known;
        }
        return known;
    }

    int targets() {
        return targets;
    }
}
