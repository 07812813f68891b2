package io.vedette.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.window.Counts;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A judge against a recount of everything that ever happened, in fractions of whole numbers of any size: random histories, periods, budgets and rules. */
final class SloJudgeLawsTest {
    private static final Instant START =
            Instant.parse("2026-03-29T17:30:00Z"); // weeks begin in Kathmandu at 18:15 and in Berlin at 22:00
    private static final Duration SLOT = Duration.ofSeconds(10);

    /** Some slots that hold alike: how many, what in each, and what comes so late that it belongs to a slot closed before. */
    record Stretch(int slots, int good, int bad, int invalid, int lateBy, Mark late) {}

    /** What one slot holds by now. */
    private static final class Slot {
        private final long number;
        private final long[] counts;

        Slot(long number, long... counts) {
            this.number = number;
            this.counts = counts;
        }
    }

    @Provide
    Arbitrary<List<Stretch>> histories() {
        var lengths = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(1, 6)),
                Tuple.of(3, Arbitraries.integers().between(7, 100)),
                Tuple.of(1, Arbitraries.integers().between(101, 1500)));
        var few = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, 3));
        return Combinators.combine(
                        lengths,
                        Arbitraries.of(0, 1, 1, 1, 4),
                        few,
                        few,
                        Arbitraries.integers().between(-20, 40),
                        Arbitraries.of(Mark.values()))
                .as(Stretch::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<Slo> slos() {
        Arbitrary<Period> periods = Arbitraries.of(
                new Period.Rolling(Duration.ofDays(7)),
                new Period.Rolling(Duration.ofDays(30)),
                new Period.Calendar(Period.Unit.WEEK, ZoneId.of("Europe/Berlin")),
                new Period.Calendar(Period.Unit.WEEK, ZoneId.of("Asia/Kathmandu")));
        Arbitrary<Budgeting> budgetings = Arbitraries.of(
                Budgeting.OCCURRENCES,
                new Budgeting.TimeSlices(Duration.ofMinutes(1), new Ratio(9, 10)),
                new Budgeting.TimeSlices(Duration.ofMinutes(5), new Ratio(2, 3)));
        return Combinators.combine(
                        Arbitraries.of(
                                new Ratio(999, 1000),
                                new Ratio(99, 100),
                                new Ratio(19, 20),
                                new Ratio(99_999_999, 100_000_000)),
                        periods,
                        budgetings,
                        policies())
                .as((objective, period, budgeting, policy) ->
                        new Slo("s", new Indicator.Availability(), objective, period, budgeting, Scope.ALL, policy));
    }

    private static Arbitrary<List<BurnRule>> policies() {
        var rule = Combinators.combine(
                        Arbitraries.integers().between(1, 12).map(five -> five * 5),
                        Arbitraries.integers().between(2, 20),
                        Arbitraries.of(new Ratio(72, 5), new Ratio(6, 1), new Ratio(1, 1), new Ratio(14, 15)))
                .as((minutes, times, factor) -> new BurnRule(
                        "r",
                        BurnRule.Urgency.PAGE,
                        Duration.ofMinutes((long) minutes * times),
                        Duration.ofMinutes(minutes),
                        factor));
        return rule.list().ofMaxSize(3);
    }

    @Property(tries = 300)
    void everyRuleAndEveryBudgetEqualsARecountOfTheWholeHistory(
            @ForAll("histories") List<Stretch> history, @ForAll("slos") Slo slo) {
        new Play(slo, false).play(history);
    }

    @Property(tries = 200)
    void aJudgeThatIsStoredAndTakenUpAgainAnywhereJudgesAsIfItHadNeverStopped(
            @ForAll("histories") List<Stretch> history, @ForAll("slos") Slo slo) {
        new Play(slo, true).play(history);
    }

    @Property(tries = 500)
    void damagedBytesAreNotTakenOrAreAnotherHistoryButNeverAnError(
            @ForAll("histories") List<Stretch> history, @ForAll("slos") Slo slo, @ForAll int where, @ForAll byte what) {
        var play = new Play(slo, false);
        play.play(history);
        byte[] bytes = play.judge.encode();
        bytes[Math.floorMod(where, bytes.length)] = what;

        SloJudge taken = SloJudge.decode(bytes, slo, List.of(), play.slots, SLOT);

        if (taken != null) {
            for (int i = 0; i < 800; i++) {
                taken.count(Mark.GOOD, play.slots.oldest());
                taken.close(play.slots.oldest());
                play.slots.closed();
            }
            assertThat(taken.standing().why(rule -> false)).isNotBlank();
        }
    }

    /** One history through a judge, compared after every stretch. */
    private static final class Play {
        private final Slo slo;
        private final boolean stops;
        private final OpenSlots slots = new OpenSlots(SLOT, Duration.ofSeconds(1));
        private final List<Slot> all = new ArrayList<>();
        private SloJudge judge;

        Play(Slo slo, boolean stops) {
            this.slo = slo;
            this.stops = stops;
            slots.startAt(START);
            this.judge = SloJudge.of(slo, List.of(), slots, SLOT);
        }

        void play(List<Stretch> history) {
            for (Stretch stretch : history) {
                for (int i = 0; i < stretch.slots(); i++) {
                    slot(stretch);
                }
                late(stretch);
                if (stops) {
                    judge = Objects.requireNonNull(SloJudge.decode(judge.encode(), slo, List.of(), slots, SLOT));
                }
                compare();
            }
        }

        private void slot(Stretch stretch) {
            long number = slots.oldest();
            long[] counts = {stretch.good(), stretch.bad(), stretch.invalid()};
            for (Mark mark : Mark.values()) {
                for (int i = 0; i < counts[mark.ordinal()]; i++) {
                    judge.count(mark, number);
                }
            }
            all.add(new Slot(number, counts));
            judge.close(number);
            slots.closed();
        }

        /** What comes late for the slice that is running or the one before counts; earlier slices are settled. */
        private void late(Stretch stretch) {
            long number = slots.oldest() - 1 - stretch.lateBy();
            boolean settled = slo.budgeting() instanceof Budgeting.TimeSlices && stretch.lateBy() > 0;
            if (stretch.lateBy() < 0 || settled || number < all.getFirst().number) {
                return;
            }
            judge.count(stretch.late(), number);
            all.get((int) (number - all.getFirst().number))
                    .counts[stretch.late().ordinal()]++;
        }

        private void compare() {
            long unit = unit().toSeconds();
            long newest = newestUnit();
            for (RuleJudge rule : judge.rules()) {
                Counts inLong =
                        recount(at -> at > newest - rule.rule().longWindow().toSeconds() / unit);
                Counts inShort =
                        recount(at -> at > newest - rule.rule().shortWindow().toSeconds() / unit);
                assertThat(judge.counts(rule.rule().longWindow())).isEqualTo(inLong);
                assertThat(judge.counts(rule.rule().shortWindow())).isEqualTo(inShort);
                boolean over = burnsOver(inLong, rule.rule()) && burnsOver(inShort, rule.rule());
                assertThat(judge.over(rule)).isEqualTo(over);
                assertThat(judge.burning(rule)).isEqualTo(burning(inLong, inShort, over, rule));
            }
            assertThat(judge.period()).isEqualTo(recount(inPeriod(newest, unit)));
        }

        private Duration unit() {
            return slo.budgeting() instanceof Budgeting.TimeSlices(Duration slice, Ratio _) ? slice : SLOT;
        }

        /** The last unit that is over. */
        private long newestUnit() {
            return Math.floorDiv(slots.oldest() * SLOT.toSeconds(), unit().toSeconds()) - 1;
        }

        private LongPredicate inPeriod(long newest, long unit) {
            return switch (slo.period()) {
                case Period.Rolling(Duration length) -> {
                    long hour = Math.floorDiv(newest * unit, 3600L);
                    // the running hour, and as many before it as the period is long
                    yield at -> Math.floorDiv(at * unit, 3600L) >= hour - length.toHours();
                }
                case Period.Calendar calendar -> {
                    Instant start = calendar.start(Instant.ofEpochSecond(newest * unit));
                    yield at -> at * unit >= start.getEpochSecond();
                }
            };
        }

        private Counts recount(LongPredicate seen) {
            return slo.budgeting() instanceof Budgeting.TimeSlices slices ? sliced(slices, seen) : counted(seen);
        }

        private Counts counted(LongPredicate seen) {
            long[] sums = new long[3];
            for (Slot slot : all) {
                for (int i = 0; i < sums.length && seen.test(slot.number); i++) {
                    sums[i] += slot.counts[i];
                }
            }
            return new Counts(sums[0], sums[1], sums[2]);
        }

        private Counts sliced(Budgeting.TimeSlices slices, LongPredicate seen) {
            long slotsInSlice = slices.slice().dividedBy(SLOT);
            long[] marks = new long[3];
            long first = Math.floorDiv(all.getFirst().number, slotsInSlice);
            for (long slice = first; slice <= newestUnit(); slice++) {
                long its = slice;
                if (seen.test(slice)) {
                    Counts in = counted(slot -> Math.floorDiv(slot, slotsInSlice) == its);
                    boolean bad = exceeds(in.bad(), in.valid(), slices.target().complement());
                    marks[(in.valid() == 0 ? Mark.INVALID : bad ? Mark.BAD : Mark.GOOD).ordinal()]++;
                }
            }
            return new Counts(marks[0], marks[1], marks[2]);
        }

        private boolean burnsOver(Counts counts, BurnRule rule) {
            BigInteger budget = BigInteger.valueOf(
                    slo.objective().denominator() - slo.objective().numerator());
            BigInteger left = BigInteger.valueOf(counts.bad())
                    .multiply(BigInteger.valueOf(slo.objective().denominator()))
                    .multiply(BigInteger.valueOf(rule.factor().denominator()));
            BigInteger right = BigInteger.valueOf(counts.valid())
                    .multiply(budget)
                    .multiply(BigInteger.valueOf(rule.factor().numerator()));
            return counts.valid() > 0 && left.compareTo(right) > 0;
        }

        private static boolean exceeds(long part, long whole, Ratio share) {
            BigInteger left = BigInteger.valueOf(part).multiply(BigInteger.valueOf(share.denominator()));
            return whole > 0
                    && left.compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(share.numerator()))) > 0;
        }

        private static Burning burning(Counts inLong, Counts inShort, boolean over, RuleJudge rule) {
            boolean covered = List.of(inLong, inShort).stream()
                    .allMatch(counts -> counts.valid() > 0 && 2 * counts.valid() >= counts.valid() + counts.invalid());
            if (!covered) {
                return Burning.NO_DATA;
            }
            return !over ? Burning.UNDER : inLong.bad() >= rule.significant() ? Burning.OVER : Burning.CHANCE;
        }
    }
}
