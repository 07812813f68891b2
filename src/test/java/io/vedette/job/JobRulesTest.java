package io.vedette.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.job.JobRules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JobRulesTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final JobRules NIGHTLY = new JobRules(
            Cron.read("0 2 * * *", ZoneOffset.UTC),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofMinutes(50));

    private final JobBoard board = new JobBoard();

    private static Instant at(double hours) {
        return MIDNIGHT.plusSeconds((long) (hours * 3600));
    }

    private Verdict judged(double hours) {
        return NIGHTLY.judge(board.expected("job", at(0)), at(hours));
    }

    private void report(Beat beat, double hours) {
        board.report("job", beat, at(hours));
    }

    private static Beat ended(int exitCode) {
        return new Beat.Ended(exitCode == 0, exitCode, Duration.ofMinutes(5), "done");
    }

    @Test
    void aJobThatWasNeverHeardOfIsUnknownUntilItsGraceIsOver() {
        assertThat(judged(1)).isEqualTo(new Verdict.NotYet("no report yet, the first is due at 2026-11-21T02:00:00Z"));
        assertThat(judged(2.5)).isInstanceOf(Verdict.NotYet.class);
        assertThat(judged(2.6))
                .isEqualTo(
                        new Verdict.Late("no report, due at 2026-11-21T02:00:00Z with a grace of 30m, never before"));
    }

    @Test
    void aSuccessIsGoodUntilTheNextTimeAndItsGrace() {
        report(ended(0), 2.2);

        assertThat(judged(26.5)).isEqualTo(new Verdict.Well());
        assertThat(judged(26.6)).isInstanceOf(Verdict.Late.class);
    }

    @Test
    void aFailureIsDownAtOnceAndUntilASuccess() {
        report(ended(3), 2.1);

        assertThat(judged(2.1)).isEqualTo(new Verdict.Failed("the job ended with exit code 3 at 2026-11-21T02:06:00Z"));
        report(new Beat.Started(), 3);
        assertThat(judged(3)).isInstanceOf(Verdict.Failed.class);
        report(ended(0), 3.1);
        assertThat(judged(3.1)).isEqualTo(new Verdict.Well());
    }

    @Test
    void aJobThatRunsIsNotLateButMayRunTooLong() {
        report(new Beat.Started(), 2);
        assertThat(judged(2.7)).isEqualTo(new Verdict.Well());
        assertThat(judged(2.9)).isEqualTo(new Verdict.Slow("expected a run time under 50m, found 54m so far", true));
        assertThat(judged(3)).isEqualTo(new Verdict.Slow("expected a run time under 1h, found 1h so far", false));
    }

    @Test
    void theRunTimeIsTheJobsOwnOrTheTimeSinceItsStart() {
        report(new Beat.Started(), 2);
        report(new Beat.Ended(true, null, null, ""), 4);

        assertThat(judged(4)).isEqualTo(new Verdict.Slow("expected a run time under 1h, found 2h", false));

        report(new Beat.Started(), 5);
        report(ended(0), 7);
        assertThat(judged(7)).isEqualTo(new Verdict.Well());
    }

    @Test
    void aRunTimeThatIsNotKnownFailsWhereOneIsExpected() {
        report(new Beat.Ended(true, null, null, ""), 2);

        assertThat(judged(2.1)).isInstanceOf(Verdict.Slow.class);
    }

    @Test
    void aJobThatBeganAndNeverEndedIsLateOnceItIsDueAgain() {
        var patient = new JobRules(NIGHTLY.timetable(), NIGHTLY.grace(), null, null);
        report(new Beat.Started(), 2);

        assertThat(patient.judge(board.expected("job", at(0)), at(26))).isEqualTo(new Verdict.Well());
        assertThat(patient.judge(board.expected("job", at(0)), at(27))).isInstanceOf(Verdict.Late.class);
    }

    @Test
    void aBoardTakesUpWhatAnotherKnew() {
        report(ended(0), 2);
        var other = new JobBoard();
        other.expected("job", at(5));
        other.report("newer", ended(0), at(5));

        other.restore(Map.of("job", board.expected("job", at(9)), "newer", board.expected("job", at(9))), at(5));

        assertThat(other.expected("job", at(9)).last())
                .isEqualTo(board.expected("job", at(9)).last());
        assertThat(other.expected("newer", at(9)).last())
                .extracting(JobState.Ending::at)
                .isEqualTo(at(5));
    }

    @Test
    void aJobThatReportedAMinuteAgoIsNotLateForAStepOfTheClock() {
        var hourly = new JobRules(
                new Timetable.Every(Duration.ofHours(1), "1h"), Duration.ofMinutes(5), Duration.ofHours(1), null);
        report(new Beat.Started(), 2);
        report(ended(0), 2.2);
        board.moved("job", Duration.ofDays(1), at(26.3));

        assertThat(hourly.judge(board.expected("job", at(26.3)), at(26.3))).isEqualTo(new Verdict.Well());
        assertThat(hourly.judge(board.expected("job", at(26.3)), at(27.5))).isInstanceOf(Verdict.Late.class);
    }

    @Test
    void aJobThatRunsHasRunNoLongerForAStepOfTheClock() {
        report(new Beat.Started(), 2);
        board.moved("job", Duration.ofHours(-1), at(1.5));
        report(new Beat.Ended(true, 0, null, ""), 1.5);

        assertThat(board.expected("job", at(2)).last())
                .extracting(JobState.Ending::took)
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aJobThatWasNeverExpectedIsExpectedFromTheStepOn() {
        assertThat(board.moved("job", Duration.ofHours(1), at(3)).since()).isEqualTo(at(3));
    }

    private Verdict judgedAfterARestart(double restart, double hours) {
        var next = new JobBoard();
        next.restore(board.states(), at(restart));
        return NIGHTLY.judge(next.expected("job", at(restart)), at(hours));
    }

    @Test
    void whatWasSaidBeforeARestartStandsAfterIt() {
        report(ended(0), 2.2);
        assertThat(judgedAfterARestart(3, 3)).isEqualTo(new Verdict.Well());
        assertThat(judgedAfterARestart(3, 26.5)).isEqualTo(new Verdict.Well());
        assertThat(judgedAfterARestart(3, 26.6)).isInstanceOf(Verdict.Late.class);

        report(ended(3), 2.3);
        assertThat(judgedAfterARestart(3, 3)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void whatWasDueWhileNobodyListenedHasItsGraceFromTheRestart() {
        report(ended(0), 2.2);

        assertThat(judgedAfterARestart(30, 30.5))
                .isEqualTo(
                        new Verdict.NotYet("no report, due at 2026-11-22T02:00:00Z, before Vedette was started again:"
                                + " it may come until 2026-11-22T06:30:00Z"));
        assertThat(judgedAfterARestart(30, 30.6)).isInstanceOf(Verdict.Late.class);
    }

    @Test
    void anEndThatNobodyListenedToHasTheGraceFromTheRestart() {
        report(new Beat.Started(), 2);

        assertThat(judgedAfterARestart(2.5, 2.6)).isEqualTo(new Verdict.Well());
        assertThat(judgedAfterARestart(5, 5.5)).isInstanceOf(Verdict.NotYet.class);
        assertThat(judgedAfterARestart(5, 5.6)).isInstanceOf(Verdict.Slow.class);
        assertThat(judgedAfterARestart(30, 30.5)).isInstanceOf(Verdict.NotYet.class);
        assertThat(judgedAfterARestart(30, 30.6)).isInstanceOf(Verdict.Late.class);
    }

    @Test
    void aReportAfterARestartEndsItsGrace() {
        var next = new JobBoard();
        report(ended(0), 2.2);
        next.restore(board.states(), at(30));

        assertThat(NIGHTLY.judge(next.report("job", ended(0), at(30.1)), at(30.1)))
                .isEqualTo(new Verdict.Well());
        assertThat(next.expected("job", at(31)).resumed()).isNull();
    }
}
