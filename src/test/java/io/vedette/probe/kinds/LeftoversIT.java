package io.vedette.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.vedette.probe.world.HostileMix;
import io.vedette.probe.world.Leaks;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import org.junit.jupiter.api.Test;

/** Thousands of probes of servers of every manner leave nothing behind: no socket, no buffer, nobody waiting. {@code LeftoversBench} runs more. */
final class LeftoversIT {
    private static final int ROUNDS = 1_200;

    @Test
    void thousandsOfProbesOfEveryMannerLeaveNoSocketAndNoBuffer() throws InterruptedException {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        try (var leaks = new Leaks();
                var prober = new Prober();
                var mix = new HostileMix(prober)) {
            mix.costlyRound();
            mix.cheapRound();
            mix.becomesAlone();
            var before = Leaks.descriptors();

            for (var i = 0; i < ROUNDS; i++) {
                assertThat(mix.cheapRound()).noneMatch(Outcome.Unknown.class::isInstance);
                if (i % 150 == 149) {
                    assertThat(mix.costlyRound()).noneMatch(Outcome.Unknown.class::isInstance);
                }
            }

            mix.becomesAlone();
            assertThat(Leaks.descriptors()).isLessThanOrEqualTo(before);
            assertThat(leaks.found()).isEmpty();
        }
    }

    @Test
    void aBufferThatIsLostIsHeardOf() {
        try (var leaks = new Leaks()) {
            ByteBufAllocator.DEFAULT.directBuffer(16);

            assertThat(leaks.foundAtLast()).anyMatch(report -> report.startsWith("LEAK"));
        }
    }
}
