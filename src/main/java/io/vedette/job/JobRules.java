package io.vedette.job;

import io.vedette.job.JobState.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a job.
 *
 * @param grace how long after its time it may still report
 * @param longest it must run shorter than this, if given; a run time that is not known fails
 * @param usual the same, but longer is no worse than degraded
 */
public record JobRules(
        Timetable timetable,
        Duration grace,
        @Nullable Duration longest,
        @Nullable Duration usual) {
    /** What a job's state comes to, with a sentence where it is not well. */
    public sealed interface Verdict {
        /** It ran as it should, or runs. */
        record Well() implements Verdict {}

        /** It was not heard of, and need not have been. */
        record NotYet(String detail) implements Verdict {}

        /** It should have reported. */
        record Late(String detail) implements Verdict {}

        /** It said that it failed. */
        record Failed(String detail) implements Verdict {}
        /**
         * It runs, or ran, too long.
         *
         * @param degrades whether that is no worse than degraded
         */
        record Slow(String detail, boolean degrades) implements Verdict {}
    }

    /** A failure stands until a success; a job that runs is not late before it is due again. */
    public Verdict judge(JobState state, Instant now) {
        var last = state.last();
        if (last != null && !last.succeeded()) {
            return new Verdict.Failed(failure(last));
        }
        var onTime = state.started() == null ? onTime(state, now) : running(state, state.started(), now);
        return onTime instanceof Verdict.Well ? inTime(state, now) : onTime;
    }

    private Verdict inTime(JobState state, Instant now) {
        var started = state.started();
        var took = started == null ? took(state.last()) : Duration.between(started, now);
        if (!isOver(took, longest) && !isOver(took, usual)) {
            return new Verdict.Well();
        }
        if (started != null && state.resumed() != null && !now.isAfter(latest(started, state))) {
            return new Verdict.NotYet("it ran before Vedette was started again: its end may come until "
                    + moment(latest(started, state)));
        }
        return isOver(took, longest) ? slow(longest, took, started, false) : slow(usual, took, started, true);
    }

    private static @Nullable Duration took(@Nullable Ending last) {
        return last == null ? null : last.took();
    }

    private static boolean isOver(@Nullable Duration took, @Nullable Duration limit) {
        return limit != null && (took == null || took.compareTo(limit) >= 0);
    }

    private static Verdict slow(
            @Nullable Duration limit, @Nullable Duration took, @Nullable Instant started, boolean degrades) {
        var found = took == null
                ? "none: report /start before /success, or the duration"
                : words(took) + (started == null ? "" : " so far");
        return new Verdict.Slow(
                "expected a run time under " + words(limit == null ? Duration.ZERO : limit) + ", found " + found,
                degrades);
    }

    /** When it must have reported at the latest. */
    public Instant deadline(JobState state) {
        var ending = state.last();
        var last = state.started() != null ? state.started() : ending == null ? state.since() : ending.at();
        return latest(timetable.next(last), state);
    }

    /** What was due while nobody listened has its grace from when somebody does again. */
    private Instant latest(Instant due, JobState state) {
        var resumed = state.resumed();
        var from = resumed != null && resumed.isAfter(due) ? resumed : due;
        return from.equals(Instant.MAX) ? from : from.plus(grace);
    }

    private Verdict running(JobState state, Instant started, Instant now) {
        var due = timetable.next(started);
        if (mayBeUnheard(due, state, now)) {
            return unheard(due, state);
        }
        return isOver(due, now)
                ? new Verdict.Late(
                        "it began at " + moment(started) + ", did not end, and was due again at " + moment(due))
                : new Verdict.Well();
    }

    private Verdict onTime(JobState state, Instant now) {
        var last = state.last();
        var reference = last == null ? state.since() : last.at();
        var due = timetable.next(reference);
        if (mayBeUnheard(due, state, now)) {
            return unheard(due, state);
        }
        if (isOver(due, now)) {
            var before = last == null ? "never before" : "the last at " + moment(reference);
            return new Verdict.Late(
                    "no report, due at " + moment(due) + " with a grace of " + words(grace) + ", " + before);
        }
        return last == null
                ? new Verdict.NotYet("no report yet, the first is due at " + moment(due))
                : new Verdict.Well();
    }

    private boolean mayBeUnheard(Instant due, JobState state, Instant now) {
        return isOver(due, now) && !now.isAfter(latest(due, state));
    }

    private Verdict unheard(Instant due, JobState state) {
        return new Verdict.NotYet("no report, due at " + moment(due)
                + ", before Vedette was started again: it may come until " + moment(latest(due, state)));
    }

    private boolean isOver(Instant due, Instant now) {
        return !due.equals(Instant.MAX) && now.isAfter(due.plus(grace));
    }

    private static String failure(Ending last) {
        var how = last.exitCode() == null ? "reported a failure" : "ended with exit code " + last.exitCode();
        return "the job " + how + " at " + moment(last.at());
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As in {@code 1h30m}. */
    private static String words(Duration duration) {
        var text = duration.truncatedTo(duration.toSeconds() > 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS)
                .toString();
        return text.substring(2).toLowerCase(Locale.ROOT);
    }
}
