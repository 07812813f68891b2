package io.vedette.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class LatencyWindowTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<Double> QUANTILES = List.of(0.001, 0.5, 0.9, 0.95, 0.99, 0.999);

    record Heard(long second, long micros) {}

    @Provide
    Arbitrary<List<Heard>> histories() {
        var pauses = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.longs().between(0, 30)),
                Tuple.of(4, Arbitraries.longs().between(31, 4_000)),
                Tuple.of(1, Arbitraries.longs().between(4_001, 200_000)));
        var micros = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.longs().between(0, 300)),
                Tuple.of(6, Arbitraries.longs().between(20_000, 40_000)),
                Tuple.of(1, Arbitraries.longs().between(0, 90_000_000)));
        return Combinators.combine(pauses, micros)
                .as(Heard::new)
                .list()
                .ofMaxSize(200)
                .map(heard -> {
                    var history = new ArrayList<Heard>();
                    long second = 0;
                    for (Heard each : heard) {
                        second += each.second();
                        history.add(new Heard(second, each.micros()));
                    }
                    return history;
                });
    }

    @Property(tries = 200)
    void everyWindowIsWhatTheLibrarySaysOfItsSamples(@ForAll("histories") List<Heard> history) {
        var window = new LatencyWindow();
        for (int i = 0; i < history.size(); i++) {
            window.record(at(history.get(i)), history.get(i).micros());
            List<Heard> seen = history.subList(0, i + 1);
            long now = history.get(i).second();
            assertThat(window.count())
                    .isEqualTo(library(seen, inLast(now, 300, 12)).getTotalCount());
            if (i % 20 == 0) {
                same(window.lastHour(), library(seen, inLast(now, 300, 12)));
                same(window.lastDay(), library(seen, inLast(now, 3600, 24)));
                same(window.lastMonth(), library(seen, inLast(now, 86_400, 30)));
            }
        }
    }

    private static void same(Distribution distribution, Histogram expected) {
        assertThat(distribution.count()).isEqualTo(expected.getTotalCount());
        assertThat(distribution.max()).isEqualTo(expected.getTotalCount() == 0 ? null : (Long) expected.getMaxValue());
        assertThat(distribution.histogram()).isEqualTo(expected);
        assertThat(distribution.v2()).isEqualTo(v2(expected));
        for (double q : QUANTILES) {
            boolean supported = Distribution.supports(expected.getTotalCount(), q);
            assertThat(distribution.quantile(q))
                    .isEqualTo(supported ? (Long) Math.max(expected.getValueAtPercentile(q * 100), 1) : null);
        }
    }

    @Property(tries = 200)
    void theHoursOwnQuantilesAreThoseOfItsDistribution(@ForAll("histories") List<Heard> history) {
        var window = new LatencyWindow();
        history.forEach(each -> window.record(at(each), each.micros()));

        for (double q : QUANTILES) {
            assertThat(window.quantile(q)).isEqualTo(window.lastHour().quantile(q));
        }
        assertThat(window.max()).isEqualTo(window.lastHour().max());
    }

    @Property(tries = 200)
    void aWindowThatIsEncodedAndDecodedGoesOnAsIfItHadNeverStopped(@ForAll("histories") List<Heard> history) {
        var window = new LatencyWindow();
        var stopped = new LatencyWindow();
        for (Heard each : history) {
            window.record(at(each), each.micros());
            stopped.record(at(each), each.micros());
            stopped = Objects.requireNonNull(LatencyWindow.decode(stopped.encode()));
        }

        assertThat(stopped.encode()).isEqualTo(window.encode());
        assertThat(stopped.count()).isEqualTo(window.count());
        assertThat(stopped.lastMonth().v2()).isEqualTo(window.lastMonth().v2());
    }

    @Property(tries = 1000)
    void damagedBytesAreNoWindowOrAnotherOneButNeverAnError(
            @ForAll("histories") List<Heard> history, @ForAll int where, @ForAll byte what) {
        var window = new LatencyWindow();
        history.forEach(each -> window.record(at(each), each.micros()));
        byte[] bytes = window.encode();
        bytes[Math.floorMod(where, bytes.length)] = what;

        LatencyWindow decoded = LatencyWindow.decode(bytes);

        if (decoded != null) {
            assertThat(decoded.lastMonth().count()).isNotNegative();
        }
    }

    @Test
    void everyDurationFallsIntoTheCellOfTheLibrary() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long micros = 1 + (long) (Math.exp(random.nextDouble() * Math.log(60_000_000)) % 60_000_000);
            var histogram = new Histogram(1, 60_000_000, 2);
            assertThat(Layout.highestOf(Layout.cellOf(micros))).isEqualTo(histogram.highestEquivalentValue(micros));
        }
    }

    @Test
    void aMonthOfProbesEveryTenSecondsIsHeldInLessThanThirtyTwoKilobytes() {
        var window = new LatencyWindow();
        var random = new Random(11);
        for (long second = 0; second < Duration.ofDays(32).toSeconds(); second += 10) {
            double micros = 80_000 * Math.exp(0.5 * random.nextGaussian());
            window.record(START.plusSeconds(second), (long) micros);
        }

        assertThat(window.encode().length).isLessThan(32 * 1024);
    }

    @Test
    void theBytesAreThePublishedOnesOfTheFormat() {
        var window = new LatencyWindow();
        window.record(START, 1000);
        window.record(START, 2000);

        assertThat(HexFormat.of().formatHex(window.lastHour().v2()))
                .startsWith("1c849313")
                .isEqualTo(HexFormat.of()
                        .formatHex(v2(library(List.of(new Heard(0, 1000), new Heard(0, 2000)), second -> true))));
    }

    @Test
    void anEmptyWindowHasNothingToSay() {
        var window = new LatencyWindow();

        assertThat(window.quantile(0.5)).isNull();
        assertThat(window.max()).isNull();
        assertThat(window.lastMonth().count()).isZero();
    }

    private static LongPredicate inLast(long now, long period, int periods) {
        long newest = Math.floorDiv(now, period);
        return second -> Math.floorDiv(second, period) > newest - periods;
    }

    private static Instant at(Heard heard) {
        return START.plusSeconds(heard.second());
    }

    private static Histogram library(List<Heard> history, LongPredicate seen) {
        var histogram = new Histogram(1, 60_000_000, 2);
        history.stream()
                .filter(each -> seen.test(each.second()))
                .forEach(each -> histogram.recordValue(Math.clamp(each.micros(), 1, 60_000_000)));
        return histogram;
    }

    private static byte[] v2(Histogram histogram) {
        var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
