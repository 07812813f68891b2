package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people hear when an endpoint's health has changed: alerts that begin and end, and a line in the timeline.
 *
 * @param tell takes each alert as it stands now
 */
record HealthNews(News news, Alerts words, Instant now, Consumer<Effect> effects, Consumer<Alert> tell) {
    /** The new alert is told before the one that it replaces ends: nobody hears that all is well in between. */
    void of(TargetMonitor target) {
        switch (target.health()) {
            case HealthState.Down down -> {
                Alert before = target.alert();
                fire(target, words.down(target.target(), down, now), Event.Kind.ENDPOINT_DOWN);
                end(before, "down by now: " + down.last().detail());
            }
            case HealthState.Degraded degraded -> {
                if (target.alert() == null) {
                    fire(target, words.degraded(target.target(), degraded, now), Event.Kind.ENDPOINT_DEGRADED);
                }
            }
            case HealthState.Up _ -> recovered(target, "up again", "");
            case HealthState.Slipping poor ->
                recovered(
                        target,
                        "answers again",
                        ", though degraded: " + poor.last().detail());
            case HealthState.New _, HealthState.Suspect _ -> {}
        }
    }

    private void fire(TargetMonitor target, Alert alert, Event.Kind kind) {
        target.alert(alert);
        happened(kind, alert.description());
        tell.accept(alert);
    }

    private void recovered(TargetMonitor target, String how, String though) {
        Alert alert = target.alert();
        if (alert != null) {
            target.alert(null);
            String why = target.target().id().endpoint() + ": " + Alerts.after(how, alert.startsAt(), now) + though;
            happened(Event.Kind.ENDPOINT_UP, why);
            tell.accept(alert.resolvedAt(now, why));
        }
    }

    private void end(@Nullable Alert alert, String why) {
        if (alert != null) {
            tell.accept(alert.resolvedAt(now, why));
        }
    }

    private void happened(Event.Kind kind, String text) {
        news.happened(kind, text, now, effects);
    }
}
