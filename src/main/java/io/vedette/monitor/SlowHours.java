package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertRule;
import io.vedette.alert.AlertRule.Condition;
import io.vedette.alert.AlertState;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyWindow;
import io.vedette.window.Packer;
import io.vedette.window.Season;
import io.vedette.window.Season.Comparison;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The alert that a service is slower than this hour of the week has been; off unless asked for. Looks once a minute, so that it costs nothing beside probes. Belongs to the
 * event loop of its service.
 */
final class SlowHours {
    private static final int VERSION = 1;
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** An hour is over when it is kept, not half into the next. */
    private static final Duration PROMPT = Duration.ofMinutes(5);

    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(10), Duration.ofMinutes(30));

    private final @Nullable Severity severity;
    private final SideAlerts words;
    private Season season = new Season();
    private AlertState state = new AlertState.Inactive();
    private @Nullable Comparison last;
    private @Nullable Alert open;
    private Instant next = Instant.MIN;

    /** @param severity of the alert; null for none */
    SlowHours(@Nullable Severity severity, SideAlerts words, @Nullable SlowHours earlier) {
        this.severity = severity;
        this.words = words;
        if (earlier != null && severity != null) {
            become(earlier);
        }
    }

    private void become(SlowHours known) {
        season = known.season;
        if (known.severity == severity) {
            state = known.state;
            open = known.open;
        }
    }

    /** Gives {@code into} the alert that fires. */
    void alerts(Consumer<Alert> into) {
        Alert alert = open;
        if (alert != null) {
            into.accept(alert);
        }
    }

    boolean isOf(Alert alert) {
        return severity != null && alert.name().equals(SideAlerts.SLOW);
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert known) {
        if (open == null && isOf(known) && known.severity() == severity) {
            goOn(known);
        }
        return open != null && open.episode().equals(known.episode());
    }

    private void goOn(Alert known) {
        open = known;
        state = new AlertState.Firing(known.startsAt());
    }

    void look(LatencyWindow latencies, Instant now, Consumer<Alert> tell) {
        if (severity == null || now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        latencies.rollTo(now);
        Distribution hour = latencies.lastHour();
        last = season.compare(now, hour);
        if (season.lacks(now, PROMPT)) {
            season.ended(now, hour);
        }
        step(severity, now, tell);
    }

    private void step(Severity bad, Instant now, Consumer<Alert> tell) {
        Comparison found = last;
        Condition condition = found == null ? Condition.UNKNOWN : found.isOver() ? Condition.OVER : Condition.UNDER;
        state = RULE.step(state, condition, now);
        Alert alert = open;
        if (alert == null && state.active() && found != null) {
            open = words.slow(bad, found, now);
            tell.accept(open);
        } else if (alert != null && !state.active()) {
            open = null;
            tell.accept(alert.resolvedAt(now, "as fast again as this hour of the week has been"));
        }
    }

    /** As people see it; nothing where it is switched off. */
    void state(Consumer<RuleState> into) {
        if (severity == null) {
            return;
        }
        String why = last == null ? "not enough is known of this hour of the week" : SideAlerts.words(last);
        into.accept(new RuleState(SideAlerts.SLOW, severity, Map.of(), life(), false, why, open));
    }

    private Life life() {
        if (last == null && !state.active()) {
            return Life.NO_DATA;
        }
        return switch (state) {
            case AlertState.Inactive _ -> Life.OK;
            case AlertState.Pending _ -> Life.PENDING;
            case AlertState.Firing _ -> Life.FIRING;
            case AlertState.Recovering _ -> Life.RECOVERING;
        };
    }

    byte[] encode() {
        if (severity == null) {
            return new byte[0];
        }
        Alert alert = open;
        var packer = new Packer(VERSION).block(season.encode()).number(alert == null ? 0 : 1);
        if (alert != null) {
            Packing.alert(alert, packer);
        }
        return packer.bytes();
    }

    void decode(byte[] bytes) {
        if (severity == null || bytes.length == 0) {
            return;
        }
        var unpacker = new Unpacker(VERSION, bytes);
        Season known = Season.decode(unpacker.block());
        Alert alert = unpacker.number(0, 1) == 1 ? Packing.alert(unpacker) : null;
        if (unpacker.isWholeAndAtItsEnd()) {
            season = known;
            if (alert != null && alert.severity() == severity) {
                goOn(alert);
            }
        }
    }
}
