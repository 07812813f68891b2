package io.vedette.maintenance;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import java.time.Instant;
import java.util.Optional;

/** Holds the firing of what begins while its service is worked on, until that is over. */
public final class MaintenanceHold implements Hold {
    private final MaintenanceBook book;

    public MaintenanceHold(MaintenanceBook book) {
        this.book = book;
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        return book.current()
                .on(alert.service(), alert.labels(), now)
                .map(open -> new Held.Maintained(open.window().name(), why(open.window()), open.until()));
    }

    private static String why(MaintenanceWindow window) {
        return window.reason() + " (" + (window.by() == null ? window.name() : window.by()) + ")";
    }
}
