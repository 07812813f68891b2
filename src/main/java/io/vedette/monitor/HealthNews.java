package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
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
        if (target.attention().flapping().isOn()) {
            flapping(target);
            return;
        }
        Alert open = target.attention().alert();
        if (open != null && isFlapping(open)) {
            stable(target, open);
        } else {
            changed(target);
        }
    }

    /** One alert says that it flaps, in place of what is open, and nothing ends before it is stable; another only when it has become worse. */
    private void flapping(TargetMonitor target) {
        Alert before = target.attention().alert();
        Attention attention = target.attention();
        if (before != null && isFlapping(before) && isAsBad(before, attention)) {
            return;
        }
        fire(target, words.flapping(target.target(), attention, now), Event.Kind.ENDPOINT_DOWN);
        end(before, "flapping by now: one alert says so until it is stable");
    }

    private static boolean isAsBad(Alert before, Attention attention) {
        return before.name().equals(Alerts.DOWN) || attention.severity() != Severity.CRITICAL;
    }

    private static boolean isFlapping(Alert alert) {
        return alert.labels().values().containsKey(Alerts.FLAPPING);
    }

    /** What it has come to rest at is told before the flapping ends. */
    private void stable(TargetMonitor target, Alert before) {
        switch (target.health()) {
            case HealthState.Down down -> {
                fire(target, words.down(target.target(), down, now), Event.Kind.ENDPOINT_DOWN);
                end(before, "flaps no more, and stays down: " + down.last().detail());
            }
            case HealthState.Degraded degraded -> {
                fire(target, words.degraded(target.target(), degraded, now), Event.Kind.ENDPOINT_DEGRADED);
                end(
                        before,
                        "flaps no more, and stays degraded: " + degraded.last().detail());
            }
            case HealthState.New _, HealthState.Up _, HealthState.Slipping _, HealthState.Suspect _ ->
                recovered(target, "stable again", "");
        }
    }

    private void changed(TargetMonitor target) {
        switch (target.health()) {
            case HealthState.Down down -> {
                Alert before = target.attention().alert();
                fire(target, words.down(target.target(), down, now), Event.Kind.ENDPOINT_DOWN);
                end(before, "down by now: " + down.last().detail());
            }
            case HealthState.Degraded degraded -> {
                if (target.attention().alert() == null) {
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

    /** The endpoint that is down weighs more, or less, for the service than when it was told. */
    void again(TargetMonitor target) {
        Alert before = target.attention().alert();
        Alert after =
                switch (target.health()) {
                    case HealthState.Down down
                    when !target.attention().flapping().isOn() -> words.down(target.target(), down, now);
                    case HealthState _ -> words.flapping(target.target(), target.attention(), now);
                };
        target.attention().alert(after);
        tell.accept(after);
        end(before, "told anew as " + after.severity().label() + ": the service's down_when changed");
    }

    private void fire(TargetMonitor target, Alert alert, Event.Kind kind) {
        target.attention().alert(alert);
        happened(kind, alert.description());
        tell.accept(alert);
    }

    private void recovered(TargetMonitor target, String how, String though) {
        Alert alert = target.attention().alert();
        if (alert != null) {
            target.attention().alert(null);
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
