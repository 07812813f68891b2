package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What people hear of one service: each alert that begins or ends, with its line in the timeline, and other lines.
 *
 * @param service whose news it is
 */
record News(String service) {
    /** Tells an alert as it stands at {@code now}. */
    void say(Alert alert, Instant now, Consumer<Effect> effects) {
        if (alert.firing()) {
            String text = alert.severity().label() + ": " + alert.summary() + " — " + alert.description();
            happened(Event.Kind.ALERT_FIRED, text, now, effects);
        } else {
            String text = alert.name() + " of " + alert.service() + " is over — " + alert.description();
            happened(Event.Kind.ALERT_RESOLVED, text, now, effects);
        }
        effects.accept(new Effect.Tell(alert));
    }

    void happened(Event.Kind kind, String text, Instant now, Consumer<Effect> effects) {
        effects.accept(new Effect.Happened(Event.of(now, kind, service, text)));
    }
}
