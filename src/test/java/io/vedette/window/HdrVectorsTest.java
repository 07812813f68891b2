package io.vedette.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The published facts of HdrHistogram that windows stand on, against the library in use: a release that changes one of them is met here. */
final class HdrVectorsTest {
    @Test
    void theBytesOfVersionTwoAreThePublishedOnes() {
        var histogram = new Histogram(1, 3_600_000_000L, 3);
        LongStream.of(1000, 2000).forEach(histogram::recordValue);
        histogram.recordValueWithCount(50_000, 7);
        var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);

        assertThat(HexFormat.of().formatHex(Arrays.copyOf(buffer.array(), length)))
                .isEqualTo("1c8493130000000900000000000000030000000000000001" + "00000000d693a4003ff0000000000000"
                        + "cf0f02cd0f0291490e");
    }

    @Test
    void percentilesAreTheNearestRankAtTheHighestValueOfItsCell() {
        var histogram = new Histogram(1, 3_600_000_000L, 3);
        IntStream.rangeClosed(1, 100).forEach(thousand -> histogram.recordValue(thousand * 1000L));

        assertThat(LongStream.of(
                                histogram.getValueAtPercentile(0),
                                histogram.getValueAtPercentile(1),
                                histogram.getValueAtPercentile(50),
                                histogram.getValueAtPercentile(90),
                                histogram.getValueAtPercentile(99),
                                histogram.getValueAtPercentile(99.9),
                                histogram.getValueAtPercentile(100))
                        .toArray())
                .containsExactly(1000, 1000, 50_015, 90_047, 99_007, 100_031, 100_031);
    }

    @Test
    void ourLayoutHasTheLibrarysCells() {
        assertThat(new Histogram(Layout.LOWEST, Layout.HIGHEST, Layout.DIGITS).getEstimatedFootprintInBytes())
                .isEqualTo(512 + 8L * Layout.CELLS);
    }

    /** Why an objective on latency is counted sample by sample: a histogram counts its threshold's whole cell. */
    @Test
    void aHistogramCannotTellWhatIsJustOverAThreshold() {
        var window = new LatencyWindow();
        window.record(Instant.EPOCH, 300_999);

        assertThat(window.lastHour().atMost(300_000)).isEqualTo(1);
    }
}
