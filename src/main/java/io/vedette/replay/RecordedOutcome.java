package io.vedette.replay;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;

/** A row's finding as the outcome of a probe. */
final class RecordedOutcome {
    private static final Finding[] FINDINGS = Finding.values();
    private static final Outcome DOWN =
            new Outcome.Down(Reason.UNREACHABLE, "recorded as down", Phases.EMPTY, Observed.NOTHING);
    private static final Outcome UNKNOWN = new Outcome.Unknown("recorded as unknown");

    private RecordedOutcome() {}

    /** @param finding the ordinal of a {@link Finding} */
    static Outcome of(byte finding, long latencyMicros) {
        return switch (FINDINGS[finding]) {
            case UP -> new Outcome.Up(took(latencyMicros), Observed.NOTHING);
            case DEGRADED ->
                new Outcome.Degraded(Reason.LATENCY, "recorded as degraded", took(latencyMicros), Observed.NOTHING);
            case DOWN -> DOWN;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Phases took(long latencyMicros) {
        return new Phases(Phases.NONE, Phases.NONE, Phases.NONE, latencyMicros, Phases.NONE);
    }
}
