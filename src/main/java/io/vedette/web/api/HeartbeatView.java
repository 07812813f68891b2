package io.vedette.web.api;

import io.vedette.job.JobRules.Verdict;
import io.vedette.job.JobState;
import io.vedette.job.JobState.Ending;
import io.vedette.web.Queries.Heartbeat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a job that reports is spelt. */
final class HeartbeatView {
    private HeartbeatView() {}

    static JsonObject of(Heartbeat heartbeat) {
        Instant deadline = heartbeat.rules().deadline(heartbeat.state());
        return state(heartbeat.state())
                .put("job", heartbeat.job())
                .put("service", heartbeat.service())
                .put("endpoint", heartbeat.endpoint())
                .put("schedule", heartbeat.rules().timetable().words())
                .put("deadline", deadline.equals(Instant.MAX) ? null : Spelling.time(deadline))
                .put("result", result(heartbeat.judged()))
                .put("detail", detail(heartbeat.judged()));
    }

    static JsonObject state(JobState state) {
        return new JsonObject()
                .put("started", state.started() == null ? null : Spelling.time(state.started()))
                .put("last", ending(state.last()));
    }

    private static @Nullable JsonObject ending(@Nullable Ending last) {
        return last == null
                ? null
                : new JsonObject()
                        .put("at", Spelling.time(last.at()))
                        .put("succeeded", last.succeeded())
                        .put("exit_code", last.exitCode())
                        .put("run_time_seconds", seconds(last.took()))
                        .put("output", last.output());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : Double.valueOf(duration.toMillis() / 1e3);
    }

    private static String result(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Well() -> "up";
            case Verdict.NotYet _ -> "unknown";
            case Verdict.Late _, Verdict.Failed _ -> "down";
            case Verdict.Slow(String _, boolean degrades) -> degrades ? "degraded" : "down";
        };
    }

    private static @Nullable String detail(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Well() -> null;
            case Verdict.NotYet(String detail) -> detail;
            case Verdict.Late(String detail) -> detail;
            case Verdict.Failed(String detail) -> detail;
            case Verdict.Slow(String detail, boolean _) -> detail;
        };
    }
}
