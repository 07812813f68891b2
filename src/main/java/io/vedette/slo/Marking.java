package io.vedette.slo;

import io.vedette.sample.Outcome;
import io.vedette.sample.Part;
import io.vedette.sample.Phases;
import io.vedette.sample.Sample;
import io.vedette.window.Mark;
import java.time.temporal.ChronoUnit;

/** What a sample is to an indicator. Immutable. */
final class Marking {
    private final Part part;
    private final long limitMicros;

    Marking(Indicator indicator) {
        switch (indicator) {
            case Indicator.Latency latency -> {
                part = latency.part();
                limitMicros = latency.threshold().dividedBy(ChronoUnit.MICROS.getDuration());
            }
            case Indicator.Availability _, Indicator.Freshness _ -> {
                part = Part.LATENCY;
                limitMicros = Long.MAX_VALUE;
            }
        }
    }

    /** A failure is bad, whatever it took; what was not measured is on neither side. */
    Mark of(Sample sample) {
        return switch (sample.outcome()) {
            case Outcome.Down _ -> Mark.BAD;
            case Outcome.Unknown _ -> Mark.INVALID;
            case Outcome.Answered answered ->
                limitMicros == Long.MAX_VALUE ? Mark.GOOD : timed(answered.phases(), sample);
        };
    }

    /** Our own lateness neither makes a target slow nor hides that it is: what it decides is not measured. */
    private Mark timed(Phases phases, Sample sample) {
        long taken = part.of(phases);
        if (taken == Phases.NONE) {
            return Mark.INVALID;
        }
        if (taken > limitMicros) {
            return Mark.BAD;
        }
        boolean late = part.beginsWithTheProbe() && taken + sample.lateness().toNanos() / 1000 > limitMicros;
        return late ? Mark.INVALID : Mark.GOOD;
    }
}
