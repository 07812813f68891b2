package io.vedette.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.Maintenances;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks every second which maintenance windows are open, tells when one begins or ends, and has what was held looked at again. Belongs to the couriers' event loop. */
final class MaintenanceRounds {
    private final MaintenanceBook book;
    private final Consumer<Event> events;
    private final Runnable holdsChanged;
    private @Nullable List<MaintenanceWindow> open;
    private @Nullable Maintenances looked;
    private volatile int count;

    /** @param holdsChanged run whenever alerts may be told again that were held, or the other way round */
    MaintenanceRounds(MaintenanceBook book, Consumer<Event> events, Runnable holdsChanged, MeterRegistry meters) {
        this.book = book;
        this.events = events;
        this.holdsChanged = holdsChanged;
        Gauge.builder("vedette.maintenance.windows.open", this, rounds -> rounds.count)
                .description("Maintenance windows that are open now.")
                .register(meters);
    }

    /** What was open when the process began is not news. */
    void look(Instant now) {
        Maintenances current = book.current();
        List<MaintenanceWindow> before = open;
        List<MaintenanceWindow> after =
                current.windows().stream().filter(window -> window.isOpen(now)).toList();
        if (before != null) {
            after.stream().filter(window -> isMissing(window, before)).forEach(window -> began(window, now));
            before.stream().filter(window -> isMissing(window, after)).forEach(window -> ended(window, now));
        }
        if (current != looked || !after.equals(before)) {
            holdsChanged.run();
        }
        looked = current;
        open = after;
        count = after.size();
    }

    private static boolean isMissing(MaintenanceWindow window, List<MaintenanceWindow> among) {
        return among.stream().noneMatch(other -> other.name().equals(window.name()));
    }

    private void began(MaintenanceWindow window, Instant now) {
        events.accept(Event.of(
                now,
                Event.Kind.MAINTENANCE_BEGAN,
                null,
                "maintenance of " + window.concerned().words() + " began: " + why(window) + ", until "
                        + window.when().coming(now).orElseThrow().to().truncatedTo(ChronoUnit.SECONDS)));
    }

    private void ended(MaintenanceWindow window, Instant now) {
        events.accept(Event.of(
                now,
                Event.Kind.MAINTENANCE_ENDED,
                null,
                "maintenance of " + window.concerned().words() + " ended: " + why(window)
                        + "; what still fires is told now"));
    }

    /** The name of one opened by hand says nothing to people. */
    private static String why(MaintenanceWindow window) {
        return window.reason() + " (" + (window.by() == null ? window.name() : window.by()) + ")";
    }
}
