package io.vedette.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SealedRingTest {
    private static final int PERIODS = 7;

    /** A period so long after the one before, with a sample in one cell or none at all. */
    record Put(int after, int cell) {
        byte[] payload() {
            var cells = new Cells();
            if (cell > 0) {
                cells.add(cell, 1);
            }
            return cells.seal();
        }
    }

    @Provide
    Arbitrary<List<Put>> histories() {
        Arbitrary<Integer> gaps = Arbitraries.integers().between(1, 2 * PERIODS);
        Arbitrary<Integer> cells = Arbitraries.integers().between(0, 40);
        return Combinators.combine(gaps, cells).as(Put::new).list().ofMaxSize(30);
    }

    private static SealedRing restarted(SealedRing ring) {
        var packer = new Packer();
        ring.pack(packer);
        var again = new SealedRing(PERIODS);
        var unpacker = Unpacker.of(packer.bytes());
        again.unpack(unpacker);
        assertThat(unpacker.isWholeAndAtItsEnd()).isTrue();
        return again;
    }

    @Property(tries = 500)
    void eachPeriodIsAsItWasPutUntilItIsTooOldAlsoOverRestarts(
            @ForAll("histories") List<Put> history, @ForAll boolean restarts) {
        var ring = new SealedRing(PERIODS);
        var naive = new TreeMap<Long, byte[]>();
        long period = 1_000;
        for (Put put : history) {
            period += put.after();
            ring.put(period, put.payload());
            naive.put(period, put.payload());
            naive.headMap(period - PERIODS, true).clear();
            ring = restarts ? restarted(ring) : ring;

            for (long asked = period - PERIODS - 1; asked <= period + 1; asked++) {
                assertThat(ring.at(asked)).isEqualTo(naive.getOrDefault(asked, new byte[0]));
            }
            assertThat(ring.newest()).isEqualTo(period);
            assertThat(ring.between(period - 4, period - 1))
                    .containsExactlyElementsOf(naive.subMap(period - 4, true, period - 1, true).values().stream()
                            .filter(payload -> payload.length > 0)
                            .toList());
        }
    }

    @Test
    void theLastPeriodThereIsEndsTheReading() {
        var ring = new SealedRing(3);
        ring.put(Long.MAX_VALUE, new byte[] {1});

        assertThat(ring.between(Long.MIN_VALUE, Long.MAX_VALUE)).hasSize(1);
    }
}
