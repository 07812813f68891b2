package io.vedette.maintenance;

import io.vedette.target.Labels;
import java.time.Instant;

/** Says of one service, for every sample, whether it was due in maintenance: two comparisons, until something changes. Belongs to the service's event loop. */
public final class Excuse {
    private final MaintenanceBook book;
    private final String service;
    private final Labels labels;
    private Maintenances known = Maintenances.NONE;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MAX;
    private boolean open;

    public Excuse(MaintenanceBook book, String service, Labels labels) {
        this.book = book;
        this.service = service;
        this.labels = labels;
    }

    public boolean at(Instant due) {
        Maintenances now = book.current();
        if (now != known || !due.isBefore(until)) {
            known = now;
            look(due);
        }
        return due.isBefore(from) ? known.on(service, labels, due).isPresent() : open;
    }

    private void look(Instant due) {
        var window = known.on(service, labels, due);
        from = due;
        open = window.isPresent();
        until = window.map(Maintenances.Open::until).orElseGet(() -> known.next(service, labels, due));
    }
}
