package io.vedette.deployment.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PairFinderTest {
    private static final Duration SLOT = Duration.ofSeconds(60);

    private static Slot at(int second) {
        return new Slot(Instant.ofEpochSecond(second), false, 6, 80_000, 90_000);
    }

    private static List<SlotPair> candidatesFirst(List<Slot> candidates, List<Slot> before) {
        var finder = new PairFinder(SLOT);
        var found = new ArrayList<SlotPair>();
        candidates.forEach(slot -> found.addAll(finder.candidate(slot)));
        before.forEach(slot -> found.addAll(finder.before(slot)));
        return found;
    }

    private static List<SlotPair> byTime(List<Slot> candidates, List<Slot> before) {
        var finder = new PairFinder(SLOT);
        var found = new ArrayList<SlotPair>();
        record Told(Slot slot, boolean candidate) {}
        Stream.concat(
                        before.stream().map(slot -> new Told(slot, false)),
                        candidates.stream().map(slot -> new Told(slot, true)))
                .sorted(Comparator.comparing(told -> told.slot().at()))
                .forEach(told ->
                        found.addAll(told.candidate() ? finder.candidate(told.slot()) : finder.before(told.slot())));
        return found;
    }

    @Test
    void slotsLessThanHalfASlotApartArePairedAndEachOnce() {
        List<SlotPair> found = candidatesFirst(List.of(at(0), at(60), at(120)), List.of(at(29), at(151), at(200)));

        assertThat(found).containsExactly(new SlotPair(at(0), at(29)));
    }

    @Test
    void aSlotThatHasNoneBesideItIsLeftOut() {
        List<SlotPair> found = candidatesFirst(List.of(at(0), at(60), at(120)), List.of(at(5), at(125)));

        assertThat(found).containsExactly(new SlotPair(at(0), at(5)), new SlotPair(at(120), at(125)));
    }

    @Test
    void aWholeDayIsPaired() {
        List<Slot> day = IntStream.range(0, 1_440).mapToObj(i -> at(60 * i)).toList();

        assertThat(PairFinder.all(day, day, SLOT)).hasSize(1_440);
    }

    @Property(tries = 300)
    void whoIsToldFirstDoesNotMatter(
            @ForAll Set<@IntRange(max = 3_000) Integer> candidates,
            @ForAll Set<@IntRange(max = 3_000) Integer> before) {
        List<Slot> one = candidates.stream().sorted().map(PairFinderTest::at).toList();
        List<Slot> other = before.stream().sorted().map(PairFinderTest::at).toList();

        assertThat(byTime(one, other)).isEqualTo(candidatesFirst(one, other));
        assertThat(PairFinder.all(one, other, SLOT)).isEqualTo(candidatesFirst(one, other));
    }
}
