package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Unique;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.adopt.foreign.GoDurations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gatus's {@code maintenance} and {@code maintenance-windows}: times of the week in which services are worked on. Belongs to one import. */
final class Maintenance {
    private static final List<String> EVERY_DAY = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int LETTERS = 3;

    private final Draft draft;
    private final Unique names = new Unique();

    Maintenance(Draft draft) {
        this.draft = draft;
    }

    void ofAll(Foreign window) {
        add(window, "maintenance", new Block());
    }

    void of(String service, Foreign window) {
        add(window, service, null);
    }

    private void add(Foreign window, String name, @Nullable Block everybody) {
        Duration lasts = GoDurations.parse(window.text("duration"));
        if (!window.truth("enabled", true) || lasts == null) {
            draft.losses().whole(window, lasts == null ? "no duration" : "a window that is switched off", "");
            return;
        }
        List<String> days = window.texts("every").stream().map(Maintenance::day).toList();
        Block weekly = new Block()
                .texts("days", days.isEmpty() ? EVERY_DAY : days)
                .quoted("at", window.text("start", ""))
                .put("for", Written.duration(lasts));
        Block made = new Block()
                .put("name", names.of(name))
                .put("reason", "maintenance, as Gatus had it")
                .put("match", everybody)
                .texts("services", everybody == null ? List.of(name) : List.of())
                .put("weekly", weekly)
                .put("time_zone", window.text("timezone"))
                .from(window.place(), window.path());
        draft.maintenance(made);
    }

    private static String day(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(LETTERS, plain.length()));
    }
}
