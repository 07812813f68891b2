package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.foreign.Foreign;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The {@code alerts} of one endpoint: whom it tells. Belongs to one import. */
final class Alerts {
    /** What Vedette does, and Gatus where nothing is said. */
    private static final String FAILURES = "3";

    private static final String SUCCESSES = "2";

    private final Draft draft;
    private final Providers providers;
    private final SequencedSet<String> ways = new LinkedHashSet<>();
    private @Nullable Duration again;

    Alerts(Draft draft, Providers providers) {
        this.draft = draft;
        this.providers = providers;
    }

    SequencedSet<String> ways() {
        return ways;
    }

    @Nullable
    Duration again() {
        return again;
    }

    Alerts read(Foreign endpoint, String group) {
        endpoint.maps("alerts").forEach(alert -> add(alert, group));
        return this;
    }

    private void add(Foreign alert, String group) {
        String type = alert.text("type", "");
        if (!providers.has(type)) {
            draft.losses().of(alert, "type", type, "alerting does not say how to tell anybody by " + type);
            return;
        }
        Foreign defaults = providers.defaults(type);
        if (!truth(alert, defaults, "enabled", true)) {
            alert.keys().forEach(alert::skip);
            draft.losses().of(alert, "type", "an alert that is switched off", "");
            return;
        }
        thresholds(alert, defaults);
        reminder(alert, defaults);
        words(alert, defaults);
        String way = providers.way(type, group);
        if (!way.isEmpty()) {
            ways.add(way);
        }
    }

    private void thresholds(Foreign alert, @Nullable Foreign defaults) {
        threshold(
                alert,
                defaults,
                "failure-threshold",
                FAILURES,
                "an outage is told after three failures within about a second; a route's group_wait makes it later");
        threshold(alert, defaults, "success-threshold", SUCCESSES, "two successes in a row end an outage");
    }

    private void threshold(Foreign alert, @Nullable Foreign defaults, String key, String usual, String instead) {
        Foreign owner = owner(alert, defaults, key);
        if (owner != null && !owner.text(key, usual).equals(usual)) {
            draft.losses().of(owner, key, instead);
        }
    }

    private void reminder(Foreign alert, @Nullable Foreign defaults) {
        Foreign owner = owner(alert, defaults, "minimum-reminder-interval");
        Duration said = new Spans(draft.losses()).of(owner, "minimum-reminder-interval");
        if (said != null && said.isPositive()) {
            again = again == null || said.compareTo(again) < 0 ? said : again;
        }
    }

    private void words(Foreign alert, @Nullable Foreign defaults) {
        if (!truth(alert, defaults, "send-on-resolved", false)) {
            draft.losses().note("send-on-resolved: Vedette always tells the end of what it told");
        }
        Foreign owner = owner(alert, defaults, "description");
        if (owner != null) {
            owner.skip("description");
            draft.losses()
                    .note(
                            "alerts[].description: Vedette's own descriptions say what failed; receivers[].text has words of your own");
        }
    }

    private static boolean truth(Foreign alert, @Nullable Foreign defaults, String key, boolean otherwise) {
        Foreign owner = owner(alert, defaults, key);
        return owner == null ? otherwise : owner.truth(key, otherwise);
    }

    private static @Nullable Foreign owner(Foreign alert, @Nullable Foreign defaults, String key) {
        if (alert.has(key)) {
            return alert;
        }
        return defaults != null && defaults.has(key) ? defaults : null;
    }
}
