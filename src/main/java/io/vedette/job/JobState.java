package io.vedette.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job.
 *
 * @param since when it began to be expected
 * @param started when it began to run; absent unless it runs
 * @param last how it last ended; absent if it never did
 * @param resumed when we began to listen again after a restart; absent if it was heard of since
 */
public record JobState(
        Instant since,
        @Nullable Instant started,
        @Nullable Ending last,
        @Nullable Instant resumed) {
    /**
     * How a run ended.
     *
     * @param took how long it ran; absent if neither it nor its beginning said so
     */
    public record Ending(
            Instant at,
            boolean succeeded,
            @Nullable Integer exitCode,
            @Nullable Duration took,
            String output) {}

    static JobState expected(Instant since) {
        return new JobState(since, null, null, null);
    }

    JobState after(Beat beat, Instant now) {
        return switch (beat) {
            case Beat.Started() -> new JobState(since, now, last, null);
            case Beat.Ended ended -> new JobState(since, null, ending(ended, now), null);
        };
    }

    /** As an earlier life knew it; it may have reported to nobody until {@code now}. */
    JobState resumed(Instant now) {
        return new JobState(since, started, last, now);
    }

    /** As the same is told by a clock that was stepped by so much. */
    JobState moved(Duration by) {
        return new JobState(
                since.plus(by),
                started == null ? null : started.plus(by),
                last == null
                        ? null
                        : new Ending(last.at.plus(by), last.succeeded, last.exitCode, last.took, last.output),
                resumed == null ? null : resumed.plus(by));
    }

    private Ending ending(Beat.Ended ended, Instant now) {
        var took = ended.took() != null || started == null ? ended.took() : Duration.between(started, now);
        return new Ending(now, ended.succeeded(), ended.exitCode(), took, ended.output());
    }
}
