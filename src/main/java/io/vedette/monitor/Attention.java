package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Flapping;
import io.vedette.alert.Severity;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people know of one endpoint, and how far it can be believed: its open alert, whether it flaps, and when it was last measured at all. Belongs to the event
 * loop of its service.
 */
final class Attention {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int INTERVALS = 5;

    private final Duration patience;
    private final boolean waits;
    private final Flapping flapping = new Flapping();
    private int looksSinceDown = Flapping.LOOKS;
    private Instant measured;
    private String unknown = "";
    private @Nullable Alert alert;

    Attention(Target target, Instant now, @Nullable Attention earlier) {
        Duration some = target.interval().multipliedBy(INTERVALS);
        this.patience = some.compareTo(PATIENCE) < 0 ? PATIENCE : some;
        this.waits = target.spec().waits();
        this.measured = now;
        if (earlier != null) {
            become(earlier);
        }
    }

    private void become(Attention known) {
        flapping.become(known.flapping.code());
        looksSinceDown = known.looksSinceDown;
        measured = known.measured;
        unknown = known.unknown;
        alert = known.alert;
    }

    @Nullable
    Alert alert() {
        return alert;
    }

    void alert(@Nullable Alert open) {
        alert = open;
    }

    Flapping flapping() {
        return flapping;
    }

    /** How bad it is at its worst, while it flaps. */
    Severity severity() {
        return looksSinceDown < Flapping.LOOKS ? Severity.CRITICAL : Severity.WARNING;
    }

    /**
     * A sample has left the endpoint in {@code health}. Only scheduled ones are looks at whether it flaps: a confirmation would be a second look at one finding.
     * Answers whether there is news in it that the health alone does not tell.
     */
    boolean saw(Sample sample, HealthState health, Instant now) {
        if (sample.outcome() instanceof Outcome.Unknown(String why)) {
            unknown = why;
            return false;
        }
        measured = now;
        if (!sample.scheduled()) {
            return false;
        }
        looksSinceDown = health instanceof HealthState.Down ? 0 : Math.min(looksSinceDown + 1, Flapping.LOOKS);
        boolean changed = flapping.look(health.isBad());
        return changed || (flapping.isOn() && looksSinceDown == 0);
    }

    /** It was measured at {@code then}, though nobody told: every slot until then was like the one before. */
    void measured(Instant then) {
        measured = then.isAfter(measured) ? then : measured;
    }

    /** Whether it gave nothing but unknowns for five minutes, or five intervals where that is longer. What only waits to be told is never blind. */
    boolean isBlind(Instant now) {
        return !waits && !now.isBefore(measured.plus(patience));
    }

    /** Whether there was nothing yet that it should have been told. */
    boolean isIdle(Sample sample) {
        return waits && sample.outcome() instanceof Outcome.Unknown;
    }

    /** Whether that is more than that nothing can be seen from here, which is told once for all. */
    boolean isBlindByItself(Instant now) {
        return isBlind(now) && !unknown.equals(Outcome.Unknown.UNSEEN.why());
    }

    /** What was found since {@code since} was not seen; answers the alert that began then, which is open no more. */
    @Nullable
    Alert blinded(Instant since) {
        flapping.takeBack();
        return begunSince(since);
    }

    /** The alert that began since {@code since}, if one did; it is open no more. */
    @Nullable
    Alert begunSince(Instant since) {
        Alert begun = alert;
        if (begun == null || begun.startsAt().isBefore(since)) {
            return null;
        }
        alert = null;
        return begun;
    }

    /** Why it was not measured, last. */
    String unknown() {
        return unknown;
    }

    /** The process was away from {@code gone} until {@code now}: that is no time in which nothing was measured. */
    void away(Instant gone, Instant now) {
        if (now.isAfter(gone)) {
            Duration blind = Duration.between(measured, gone);
            measured = blind.isNegative() ? now : now.minus(blind);
        }
    }

    void pack(Packer packer) {
        packer.number(flapping.code()).number(looksSinceDown).time(measured).text(unknown);
    }

    /** Takes over what was packed; nothing of it, if it is not whole. */
    void unpack(Unpacker unpacker) {
        int flaps = (int) unpacker.number(0, Integer.MAX_VALUE);
        int looks = (int) unpacker.number(0, Flapping.LOOKS);
        Instant then = unpacker.time();
        String why = unpacker.text();
        if (unpacker.isWhole()) {
            flapping.become(flaps);
            looksSinceDown = looks;
            measured = then;
            unknown = why;
        }
    }
}
