package io.vedette.probe.heartbeat;

import io.vedette.job.JobBoard;
import io.vedette.job.JobRules;
import io.vedette.job.JobRules.Verdict;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Looks whether a job has reported as it should; asks nobody, so it takes no time. */
public final class HeartbeatProbe implements RecordedProbe {
    private final JobBoard board;
    private final InstantSource clock;
    private final String job;
    private final JobRules rules;

    public HeartbeatProbe(JobBoard board, InstantSource clock, HeartbeatSpec spec) {
        this.board = board;
        this.clock = clock;
        job = spec.job();
        rules = spec.rules();
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        var now = clock.instant();
        return Future.succeededFuture(outcome(rules.judge(board.expected(job, now), now)));
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Well() -> new Outcome.Up(Phases.EMPTY, Observed.NOTHING);
            case Verdict.NotYet(String detail) -> new Outcome.Unknown(detail);
            case Verdict.Late(String detail) -> down(Reason.LATE, detail);
            case Verdict.Failed(String detail) -> down(Reason.STATUS, detail);
            case Verdict.Slow(String detail, boolean degrades) ->
                degrades
                        ? new Outcome.Degraded(Reason.LATENCY, detail, Phases.EMPTY, Observed.NOTHING)
                        : down(Reason.LATENCY, detail);
        };
    }

    private static Outcome down(Reason reason, String detail) {
        return new Outcome.Down(reason, detail, Phases.EMPTY, Observed.NOTHING);
    }
}
