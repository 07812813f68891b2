package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.trail.Telling;
import io.vedette.alert.trail.Telling.Outcome;
import io.vedette.alert.trail.Trail;
import io.vedette.delivery.Attempts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leaves on the trail what becomes of one courier's messages; belongs to its courier. */
final class Tellings {
    private final String integration;
    private final Trail trail;
    private final InstantSource clock;
    /** Those of which more will be heard, by their ids. */
    private final Map<String, Telling> open = new HashMap<>();

    Tellings(String integration, Surroundings surroundings) {
        this.integration = integration;
        this.trail = surroundings.outbox().trail();
        this.clock = surroundings.clock();
    }

    /** A message leaves. */
    void left(Notice notice, Attempts attempts) {
        note(new Telling(
                notice.id(),
                integration,
                notice.reason(),
                episodes(notice.firing()),
                episodes(notice.resolved()),
                attempts.first(),
                clock.instant(),
                attempts.count(),
                Outcome.UNDER_WAY,
                "",
                null));
    }

    /** It is tried again. */
    void retrying(String notice, String why, Instant next) {
        Telling telling = open.get(notice);
        if (telling != null) {
            note(telling.became(Outcome.RETRYING, why, clock.instant(), next));
        }
    }

    /** Nothing more will be heard of it. */
    void ended(String notice, Outcome outcome, String said) {
        Telling telling = open.remove(notice);
        if (telling != null) {
            trail.note(telling.became(outcome, said, clock.instant(), null));
        }
    }

    private void note(Telling telling) {
        open.put(telling.notice(), telling);
        trail.note(telling);
    }

    private static List<String> episodes(List<Alert> alerts) {
        return alerts.stream().map(Alert::episode).toList();
    }
}
