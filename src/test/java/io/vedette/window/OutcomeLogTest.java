package io.vedette.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class OutcomeLogTest {
    private static final long[] WINDOWS = {3, 7, 20, 61};

    record Slot(int gap, int good, int bad, int invalid) {}

    @Provide
    Arbitrary<List<Slot>> histories() {
        var gaps = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, 1), net.jqwik.api.Tuple.of(2, 3), net.jqwik.api.Tuple.of(1, 40));
        var few = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, 0), net.jqwik.api.Tuple.of(1, 1), net.jqwik.api.Tuple.of(1, 2));
        var slots = Combinators.combine(gaps, Arbitraries.of(0, 1, 1, 1, 5), few, few)
                .as(Slot::new);
        return slots.list().ofMaxSize(300);
    }

    @Property(tries = 300)
    void everyWindowEqualsANaiveRecount(@ForAll("histories") List<Slot> history) {
        var log = new OutcomeLog(WINDOWS);
        var closed = new ArrayList<long[]>();
        long slot = 0;
        for (Slot next : history) {
            slot += next.gap();
            log.close(slot, next.good(), next.bad(), next.invalid());
            closed.add(new long[] {slot, next.good(), next.bad(), next.invalid()});
            for (int window = 0; window < WINDOWS.length; window++) {
                assertThat(log.counts(window)).isEqualTo(recount(closed, slot - WINDOWS[window]));
            }
        }
    }

    @Property(tries = 300)
    void whatComesLateIsCountedInItsOwnSlot(
            @ForAll("histories") List<Slot> history, @ForAll("lateness") List<Integer> lateness) {
        var log = new OutcomeLog(WINDOWS);
        var closed = new ArrayList<long[]>();
        long slot = 0;
        for (int i = 0; i < history.size(); i++) {
            Slot next = history.get(i);
            slot += next.gap();
            log.close(slot, next.good(), next.bad(), next.invalid());
            closed.add(new long[] {slot, next.good(), next.bad(), next.invalid()});
            if (i < lateness.size() && lateness.get(i) < 50) {
                log.amend(slot - lateness.get(i), 1, 0, 2);
                closed.add(new long[] {slot - lateness.get(i), 1, 0, 2});
            }
            for (int window = 0; window < WINDOWS.length; window++) {
                assertThat(log.counts(window)).isEqualTo(recount(closed, slot - WINDOWS[window]));
            }
        }
    }

    @Property(tries = 300)
    void aLogThatIsEncodedAndDecodedGoesOnAsIfItHadNeverStopped(
            @ForAll("histories") List<Slot> history, @ForAll("lateness") List<Integer> lateness) {
        var log = new OutcomeLog(WINDOWS);
        var stopped = new OutcomeLog(WINDOWS);
        long slot = -50;
        for (int i = 0; i < history.size(); i++) {
            Slot next = history.get(i);
            slot += next.gap();
            for (OutcomeLog each : List.of(log, stopped)) {
                each.close(slot, next.good(), next.bad(), next.invalid());
                if (lateness.get(i) < 10) {
                    each.amend(slot - lateness.get(i), 1, 0, 2);
                }
            }
            if (lateness.get(i) % 3 == 0) {
                stopped = Objects.requireNonNull(OutcomeLog.decode(stopped.encode(), WINDOWS));
            }
            for (int window = 0; window < WINDOWS.length; window++) {
                assertThat(stopped.counts(window)).isEqualTo(log.counts(window));
            }
        }
    }

    @Property(tries = 300)
    void slotsThatAreClosedAtOnceCountAsIfTheyWereClosedOneByOne(@ForAll("histories") List<Slot> history) {
        var together = new OutcomeLog(WINDOWS);
        var single = new OutcomeLog(WINDOWS);
        long slot = 0;
        for (Slot next : history) {
            together.close(slot + 1, next.gap(), next.good(), next.bad(), next.invalid());
            for (int i = 1; i <= next.gap(); i++) {
                single.close(slot + i, next.good(), next.bad(), next.invalid());
            }
            slot += next.gap();
            for (int window = 0; window < WINDOWS.length; window++) {
                assertThat(together.counts(window)).isEqualTo(single.counts(window));
            }
        }
    }

    @Property(tries = 1000)
    void damagedBytesAreNoLogOrAnotherOneButNeverAnError(
            @ForAll("histories") List<Slot> history, @ForAll int where, @ForAll byte what) {
        var log = new OutcomeLog(WINDOWS);
        long slot = 0;
        for (Slot next : history) {
            slot += next.gap();
            log.close(slot, next.good(), next.bad(), next.invalid());
        }
        byte[] bytes = log.encode();
        bytes[Math.floorMod(where, bytes.length)] = what;

        OutcomeLog decoded = OutcomeLog.decode(bytes, WINDOWS);

        if (decoded != null) {
            decoded.close(decoded.newest() + 1, 1, 0, 0);
            assertThat(decoded.size()).isLessThan(1000);
        }
    }

    @Test
    void aLogOfAnotherVersionIsNoLog() {
        byte[] bytes = new OutcomeLog(30).encode();
        bytes[0] = 9;

        assertThat(OutcomeLog.decode(bytes, 30)).isNull();
    }

    @Provide
    Arbitrary<List<Integer>> lateness() {
        return Arbitraries.integers().between(0, 80).list().ofSize(300);
    }

    @Test
    void aSlotThatIsNotClosedYetCannotBeAmended() {
        var log = new OutcomeLog(30);
        log.close(5, 1, 0, 0);

        assertThatThrownBy(() -> log.amend(6, 1, 0, 0)).hasMessageContaining("slot 6");
    }

    private static Counts recount(List<long[]> closed, long after) {
        long good = 0;
        long bad = 0;
        long invalid = 0;
        for (long[] slot : closed) {
            if (slot[0] > after) {
                good += slot[1];
                bad += slot[2];
                invalid += slot[3];
            }
        }
        return new Counts(good, bad, invalid);
    }

    @Test
    void aHealthyMonthIsOneRun() {
        var log = new OutcomeLog(30, 360, 25_920);
        for (long slot = 0; slot < 259_200; slot++) {
            log.close(slot, 1, 0, 0);
        }

        assertThat(log.size()).isZero();
        assertThat(log.counts(2)).isEqualTo(new Counts(25_920, 0, 0));
    }

    @Test
    void sparseProbesAtAFixedDistanceAreOneRunToo() {
        var log = new OutcomeLog(30, 360);
        for (long slot = 0; slot < 10_000; slot++) {
            log.close(slot, slot % 3 == 0 ? 1 : 0, 0, 0);
        }

        assertThat(log.size()).isZero();
        assertThat(log.counts(1)).isEqualTo(new Counts(120, 0, 0));
    }

    @Test
    void theWorstHistoryIsBoundedByTheLongestWindow() {
        var log = new OutcomeLog(30, 360);
        for (long slot = 0; slot < 100_000; slot++) {
            log.close(slot, (int) (slot * 7919 % 13), (int) (slot % 3), 0);
        }

        assertThat(log.size()).isLessThan(3 * 4 * 360);
    }

    @Test
    void aSlotIsClosedOnce() {
        var log = new OutcomeLog(30);
        log.close(5, 1, 0, 0);

        assertThatThrownBy(() -> log.close(5, 1, 0, 0)).hasMessageContaining("slot 5");
    }
}
