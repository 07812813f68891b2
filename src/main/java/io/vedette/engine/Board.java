package io.vedette.engine;

import io.vedette.monitor.ControlBoard;
import io.vedette.monitor.LoopSnapshot;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServiceSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The latest snapshots: written by the event loop that owns each, read from any thread. */
public final class Board {
    private final Map<String, ServiceSnapshot> services = new ConcurrentSkipListMap<>();
    private final Map<Integer, LoopSnapshot> loops = new ConcurrentSkipListMap<>();
    private final ControlBoard controls = new ControlBoard();
    private final Map<Integer, Instant> heard = new ConcurrentSkipListMap<>();

    void put(ServiceSnapshot snapshot) {
        services.put(snapshot.service().name(), snapshot);
    }

    void put(LoopSnapshot snapshot, Instant now) {
        loops.put(snapshot.loop(), snapshot);
        heard.put(snapshot.loop(), now);
    }

    /** Lets a service on watch and its control group hear of each other. */
    void exchange(ServiceMonitor monitor) {
        controls.exchange(monitor);
    }

    void remove(String service) {
        controls.remove(service);
        services.remove(service);
    }

    /** Every service, in the order of their names. */
    public Collection<ServiceSnapshot> services() {
        return List.copyOf(services.values());
    }

    public Optional<ServiceSnapshot> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** The loops that have told nothing since {@code time}. */
    public List<Integer> silentSince(Instant time) {
        return heard.entrySet().stream()
                .filter(loop -> loop.getValue().isBefore(time))
                .map(Map.Entry::getKey)
                .toList();
    }

    public List<LoopSnapshot> loops() {
        return List.copyOf(loops.values());
    }
}
