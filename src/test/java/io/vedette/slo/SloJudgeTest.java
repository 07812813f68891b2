package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Part;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.slo.Scope.Combining;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.window.Counts;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SloJudgeTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration SLOT = Duration.ofSeconds(10);
    private static final Period MONTH = new Period.Rolling(Duration.ofDays(30));
    private static final Ratio THREE_NINES = new Ratio(999, 1000);
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Outcome UNKNOWN = new Outcome.Unknown("our network is gone");

    private final List<Target> targets =
            List.of(Plans.target("shop", "api", SLOT), Plans.target("shop", "web-1", SLOT));
    private final TargetId api = targets.getFirst().id();
    private final TargetId web = targets.getLast().id();
    private final OpenSlots slots = new OpenSlots(SLOT, Duration.ofSeconds(6));
    private SloJudge judge = judge(slo(new Indicator.Availability(), Scope.ALL));

    private SloJudge judge(Slo slo) {
        slots.startAt(START);
        return SloJudge.of(slo, targets, slots, SLOT);
    }

    private static Slo slo(Indicator indicator, Scope scope) {
        return new Slo("s", indicator, THREE_NINES, MONTH, Budgeting.OCCURRENCES, scope, List.of());
    }

    private static Slo slo(Period period) {
        return new Slo(
                "s", new Indicator.Availability(), THREE_NINES, period, Budgeting.OCCURRENCES, Scope.ALL, List.of());
    }

    /** One sample in the oldest open slot. */
    private void sample(TargetId target, Outcome outcome) {
        Instant due = slots.endOf(slots.oldest()).minus(SLOT);
        judge.record(new Sample(target, due, Duration.ZERO, outcome, Purpose.SCHEDULED), slots.oldest());
    }

    private void close() {
        judge.close(slots.oldest());
        slots.closed();
    }

    private void slots(int count, Outcome outcome) {
        for (int i = 0; i < count; i++) {
            sample(api, outcome);
            close();
        }
    }

    private String why() {
        return judge.standing().why(rule -> false);
    }

    @ParameterizedTest
    @CsvSource({
        "LATENCY, 6000, GOOD", "LATENCY, 5999, BAD", "DNS, 1000, GOOD", "DNS, 999, BAD", "CONNECT, 1999, BAD",
                "TLS, 1, INVALID",
        "TTFB, 5500, GOOD", "TTFB, 5499, BAD", "WAIT, 2500, GOOD", "WAIT, 2499, BAD", "TRANSFER, 500, GOOD",
                "TRANSFER, 499, BAD"
    })
    void aPartOfAProbeIsComparedInMicrosecondsAndNotMeasuredWhereItDidNotHappen(Part part, long micros, Mark mark) {
        var phases = new Phases(1_000, 2_000, Phases.NONE, 2_500, 500);
        var marking = new Marking(new Indicator.Latency(part, Duration.ofNanos(micros * 1_000)));

        assertThat(marking.of(new Sample(
                        api, START, Duration.ZERO, new Outcome.Up(phases, Observed.NOTHING), Purpose.SCHEDULED)))
                .isEqualTo(mark);
    }

    @Test
    void ourOwnLatenessDecidesNothing() {
        var marking = new Marking(new Indicator.Latency(Duration.ofMillis(100)));

        assertThat(marking.of(new Sample(api, START, Duration.ofMillis(90), UP, Purpose.SCHEDULED)))
                .isEqualTo(Mark.INVALID);
    }

    @Test
    void onlyTheEndpointsItIsAboutCount() {
        judge = judge(slo(new Indicator.Availability(), new Scope(List.of("web-*"), Map.of(), Combining.TOTAL)));
        sample(api, DOWN);
        sample(web, UP);
        judge.missed(api, START, slots.oldest());
        close();

        assertThat(judge.period()).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void aSampleCountsAsOftenAsItsEndpointWeighsAndChanceIsJudgedByTheHeaviest() {
        judge = judge(slo(new Indicator.Availability(), new Scope(List.of(), Map.of("api", 3), Combining.TOTAL)));
        sample(api, DOWN);
        sample(web, UP);
        judge.missed(web, START, slots.oldest());
        close();

        assertThat(judge.period()).isEqualTo(new Counts(1, 3, 1));
        assertThat(judge.allowed()).isEqualTo(0.001 * 4 * 259_200, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(judge.rules().getFirst().significant())
                .isEqualTo(3 * Significance.leastSignificant(720, new Ratio(1, 1000)));
    }

    @Test
    void freshnessIsGoodWhileTheLastSuccessIsYoungEnoughAndUnmeasuredUntilThatCanBeKnown() {
        judge = judge(slo(
                new Indicator.Freshness(Duration.ofSeconds(60)), new Scope(List.of("api"), Map.of(), Combining.TOTAL)));
        for (int i = 0; i < 3; i++) {
            close(); // nobody knows when the job ran before we came
        }
        assertThat(judge.period()).isEqualTo(new Counts(0, 0, 3));
        sample(api, UP);
        for (int i = 0; i < 8; i++) {
            close(); // 10 s to 80 s old
        }

        assertThat(judge.period()).isEqualTo(new Counts(6, 2, 3));
    }

    @Test
    void staleIsNotMeasuredWhileWeCannotLook() {
        judge = judge(slo(
                new Indicator.Freshness(Duration.ofSeconds(10)), new Scope(List.of("api"), Map.of(), Combining.TOTAL)));
        sample(api, UP);
        close();
        sample(api, UNKNOWN);
        close();
        sample(api, DOWN);
        close();

        assertThat(judge.period()).isEqualTo(new Counts(1, 1, 1));
    }

    @Test
    void aSliceOfTimeIsOneBadThingHoweverManyProbesFailInIt() {
        judge = judge(new Slo(
                "s",
                new Indicator.Availability(),
                new Ratio(99, 100),
                MONTH,
                new Budgeting.TimeSlices(Duration.ofMinutes(1), new Ratio(5, 6)),
                Scope.ALL,
                List.of()));
        slots(5, UP);
        slots(1, DOWN); // five of six are enough
        slots(6, DOWN);
        slots(6, UNKNOWN);
        slots(3, UP);

        assertThat(judge.period()).isEqualTo(new Counts(1, 1, 1));
        assertThat(judge.allowed()).isEqualTo(432, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void aCalendarBudgetIsWholeAgainWhenTheNextStretchBegins() {
        judge = judge(slo(new Period.Calendar(Period.Unit.MONTH, ZoneId.of("Pacific/Auckland"))));
        slots(10, DOWN);
        assertThat(judge.period().bad()).isEqualTo(10);
        assertThat(judge.allowed()).isEqualTo(2 * 0.001 * 31 * 8_640, org.assertj.core.data.Offset.offset(1e-6));

        Instant april = Instant.parse("2026-03-31T11:00:00Z"); // midnight there
        judge.close(slots.slotOf(april) - 1);
        assertThat(judge.period().bad()).isEqualTo(10);
        judge.count(Mark.BAD, slots.slotOf(april) - 1); // late, for March
        judge.close(slots.slotOf(april));

        assertThat(judge.period()).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    void aCalendarMonthInWhichTheClocksChangeIsAnHourShorter() {
        var march = new Period.Calendar(Period.Unit.MONTH, ZoneId.of("Europe/Berlin"));
        Instant inMarch = Instant.parse("2026-03-29T12:00:00Z");

        assertThat(Duration.between(march.start(inMarch), march.end(inMarch)))
                .isEqualTo(Duration.ofDays(31).minusHours(1));
    }

    @Test
    void whatWasDueWhileNobodyWasThereIsNotMeasured() {
        slots(100, UP);
        SloJudge again = Objects.requireNonNull(SloJudge.decode(judge.encode(), judge.slo(), targets, slots, SLOT));
        again.absent(slots.oldest() + 720); // two endpoints, two hours

        assertThat(again.period()).isEqualTo(new Counts(100, 0, 1_440));
        assertThat(again.counts(Duration.ofHours(1))).isEqualTo(new Counts(0, 0, 720));
        assertThat(again.budgetRemaining()).isEqualTo(1);
    }

    @Test
    void aRevisionIsNotTakenUpByAnother() {
        slots(10, UP);
        byte[] bytes = judge.encode();

        assertThat(SloJudge.decode(bytes, slo(new Indicator.Latency(SLOT), Scope.ALL), targets, slots, SLOT))
                .isNull();
        bytes[0] = 9;
        assertThat(SloJudge.decode(bytes, judge.slo(), targets, slots, SLOT)).isNull();
    }

    @Test
    void aClockThatWentBackBetweenTwoLivesStopsNobody() {
        slots(100, UP);
        var earlier = new OpenSlots(SLOT, Duration.ofSeconds(6));
        earlier.startAt(START.minusSeconds(3600));
        SloJudge again = Objects.requireNonNull(SloJudge.decode(judge.encode(), judge.slo(), targets, earlier, SLOT));
        again.count(Mark.BAD, earlier.oldest());
        again.close(earlier.oldest());

        assertThat(again.period()).isEqualTo(new Counts(100, 1, 0));
    }

    @Test
    void theSentenceOfARuleThatIsOverNamesTheNumbersThatDecided() {
        slots(360, UP);
        slots(10, DOWN);

        assertThat(why())
                .isEqualTo(
                        "page-fast is over: 10 of 30 probes in 5m and 10 of 360 in 1h were bad, 14.4x burn needs more than 5");
    }

    @Test
    void theSentenceOfAQuietObjectiveSaysHowFarItIsFromAnAlert() {
        assertThat(why()).isEqualTo("nothing was measured yet");
        slots(2000, UP);
        slots(1, DOWN);

        assertThat(why())
                .isEqualTo("no rule is over: 1 of 360 probes in 1h were bad, page-fast's 14.4x burn needs more than 5");
    }

    @Test
    void theSentenceOfAnAlertThatFiresOnSaysWhatItWaitsFor() {
        slots(360, UP);
        slots(10, DOWN);
        slots(40, UP);

        assertThat(judge.standing().why(rule -> rule.name().equals("page-fast")))
                .isEqualTo(
                        "page-fast ends when it stays under for 5m: 0 of 30 probes in 5m and 10 of 360 in 1h were bad,"
                                + " 14.4x burn needs more than 5");
    }

    @Test
    void theSentenceOfFewFailuresSaysThatAnAlertWaits() {
        slots(360, UP);
        slots(1, DOWN);

        assertThat(why())
                .isEqualTo(
                        "ticket-slow is over, but that may be chance: 1 of 361 probes in 6h and 1 of 361 in 3d were bad,"
                                + " and an alert waits for 90");
    }

    @Test
    void theSentenceOfWhatCouldNotBeMeasuredSaysThatNothingMoves() {
        slots(10, UP);
        slots(20, UNKNOWN);

        assertThat(why())
                .isEqualTo(
                        "too little was measured to judge page-fast: 10 of 30 probes in 5m and 10 of 30 in 1h were measured,"
                                + " half is needed; nothing new fires and what fires stays");
    }

    @Test
    void aSpentBudgetIsSaidAndHasNoTimeLeft() {
        slots(600, DOWN);

        assertThat(why()).endsWith("; the budget is spent: 600 of 600 in 30d were bad, 518 may be");
        assertThat(judge.standing().exhaustion()).isEqualTo(Duration.ZERO);
    }

    @Test
    void theBudgetLastsForWhatIsLeftOfItAtTheBurnOfTheLastHour() {
        slots(270, UP);
        slots(90, DOWN); // a quarter of the hour: 250 times as fast as allowed

        double left = 1 - 90 / 518.4;
        assertThat(Objects.requireNonNull(judge.standing().exhaustion()).toSeconds())
                .isEqualTo((long) (left / 250 * 30 * 86_400));
        slots(360, UP);
        assertThat(judge.standing().exhaustion()).isNull();
    }

    @Test
    void productsThatDoNotFitALongAreComparedAllTheSame() {
        var share = new Ratio(1, 100_000_000_000L);

        assertThat(share.exceededBy(10_000_001L, 10_000_000_000L * 100_000_000L))
                .isTrue();
        assertThat(share.exceededBy(10_000_000L, 10_000_000_000L * 100_000_000L))
                .isFalse();
    }
}
