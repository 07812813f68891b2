package io.vedette.maintenance;

import io.vedette.maintenance.When.Occurrence;
import io.vedette.target.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All maintenance windows at one moment, configured and opened by hand. Immutable; another picture is another object. */
public final class Maintenances {
    public static final Maintenances NONE = new Maintenances(List.of());

    private final List<MaintenanceWindow> windows;

    public Maintenances(List<MaintenanceWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    public List<MaintenanceWindow> windows() {
        return windows;
    }

    /**
     * A window that a service is in.
     *
     * @param until when that occurrence ends
     */
    public record Open(MaintenanceWindow window, Instant until) {}

    /** The window that a service is in at {@code time}, of several the one that ends last. */
    public Optional<Open> on(String service, Labels labels, Instant time) {
        Open latest = null;
        for (MaintenanceWindow window : windows) {
            Occurrence coming = coming(window, service, labels, time);
            if (coming != null && coming.has(time) && (latest == null || latest.until.isBefore(coming.to()))) {
                latest = new Open(window, coming.to());
            }
        }
        return Optional.ofNullable(latest);
    }

    /** When a service that is in no window at {@code time} will next be in one; {@link Instant#MAX} if never. */
    public Instant next(String service, Labels labels, Instant time) {
        return windows.stream()
                .map(window -> coming(window, service, labels, time))
                .filter(Objects::nonNull)
                .map(Occurrence::from)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static @Nullable Occurrence coming(MaintenanceWindow window, String service, Labels labels, Instant time) {
        return window.concerned().has(service, labels)
                ? window.when().coming(time).orElse(null)
                : null;
    }
}
