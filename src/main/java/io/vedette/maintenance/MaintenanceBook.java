package io.vedette.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The maintenance windows that hold now: those of the configuration in force, and those opened by hand. Any thread; readers get a picture that never changes. */
public final class MaintenanceBook {
    /** So many opened by hand may be open or to come: each is asked of every service. */
    public static final int MOST = 200;

    /** What is over stays for so long: for samples that were under way when it ended, and for those who ask what was. */
    private static final Duration KEPT = Duration.ofDays(5);

    private volatile Maintenances current = Maintenances.NONE;

    /** All windows. */
    public Maintenances current() {
        return current;
    }

    /** Takes another configuration's windows; those opened by hand stay. */
    public synchronized void configure(List<MaintenanceWindow> configured) {
        var all = new ArrayList<>(configured);
        current.windows().stream().filter(window -> window.by() != null).forEach(all::add);
        current = new Maintenances(all);
    }

    /** Adds a window opened by hand, and lets go of those long over. */
    public synchronized void open(MaintenanceWindow window, Instant now) {
        var all = new ArrayList<>(current.windows());
        all.removeIf(known -> known.by() != null && known.isOver(now.minus(KEPT)));
        all.removeIf(known -> known.name().equals(window.name()));
        if (!window.isOver(now.minus(KEPT))) {
            all.add(window);
        }
        current = new Maintenances(all);
    }

    /** One that was opened by hand, though it may be over. */
    public Optional<MaintenanceWindow> opened(String name) {
        return current.windows().stream()
                .filter(window -> window.by() != null && window.name().equals(name))
                .findFirst();
    }

    /** Whether there is room for one more. */
    public boolean hasRoom(Instant now) {
        return current.windows().stream()
                        .filter(window -> window.by() != null && !window.isOver(now))
                        .count()
                < MOST;
    }

    /** Ends a window that was opened by hand; answers it as it stands then, or nothing when there is none of this name that is not over. */
    public synchronized Optional<MaintenanceWindow> end(String name, Instant now) {
        var found = current.windows().stream()
                .filter(window -> window.by() != null && window.name().equals(name) && !window.isOver(now))
                .findFirst();
        return found.map(window -> replace(window, now));
    }

    private MaintenanceWindow replace(MaintenanceWindow window, Instant now) {
        var all = new ArrayList<>(current.windows());
        all.remove(window);
        MaintenanceWindow ended = window.endedAt(now);
        if (!ended.equals(window)) { // one that had not begun leaves nothing behind
            all.add(ended);
        }
        current = new Maintenances(all);
        return ended;
    }
}
