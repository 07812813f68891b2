package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.schedule.Cadence;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbeLoopTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SimulatedTime time = new SimulatedTime();
    private final Target target = Plans.target("checkout", "health", INTERVAL);
    private final Instant first = Cadence.of(target.id(), INTERVAL).after(time.instant());
    private final ScriptedProbe probe = new ScriptedProbe(time);
    private final LoopLag lag = new LoopLag(time, time);
    private final Heard heard = new Heard();
    private final ProbeLoop loop = new ProbeLoop(target, probe, time, time, lag, heard);

    private Instant at(int seconds) {
        return first.plusSeconds(seconds);
    }

    private void playTo(int seconds) {
        time.advanceTo(at(seconds));
    }

    @Test
    void aTargetIsProbedAtItsCadenceFromItsPhaseOn() {
        loop.start();
        playTo(35);

        assertThat(probe.startedAt()).containsExactly(at(0), at(10), at(20), at(30));
    }

    @Test
    void aProbeSlowerThanItsIntervalSkipsTheTimesItSleptThrough() {
        probe.taking(Duration.ofSeconds(25));
        loop.start();
        playTo(95);

        assertThat(probe.startedAt()).containsExactly(at(0), at(30), at(60), at(90));
        assertThat(heard.skipped).containsExactly(at(10), at(20), at(40), at(50), at(70), at(80));
    }

    @Test
    void aProbeThatEndsJustAfterTheNextDueTimeIsLateForItRatherThanSkippingIt() {
        probe.taking(Duration.ofMillis(10_005));
        loop.start();
        playTo(12);

        assertThat(probe.startedAt()).containsExactly(at(0), at(10).plusMillis(5));
        assertThat(heard.skipped).isEmpty();
    }

    @Test
    void aStalledLoopSkipsWhatItSleptThroughAndSaysHowLateItIs() {
        loop.start();
        playTo(5);
        time.stall(Duration.ofSeconds(27));
        playTo(35);

        assertThat(heard.skipped).containsExactly(at(10), at(20));
        assertThat(heard.samples.get(1).due()).isEqualTo(at(30));
        assertThat(heard.samples.get(1).lateness()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatLeftLaterThanAQuarterOfItsIntervalIsUnknownWhateverWasFound() {
        loop.start();
        playTo(5);
        time.stall(Duration.ofMillis(7_600));
        playTo(15);

        assertThat(heard.samples.get(1).lateness()).isEqualTo(Duration.ofMillis(2_600));
        assertThat(heard.samples.get(1).outcome())
                .isEqualTo(new Outcome.Unknown(
                        "our event loop could not keep up: the probe left 2600 ms after it was due"));
    }

    @Test
    void aConfirmationComesSoonAndLeavesTheCadenceAlone() {
        loop.start();
        playTo(2);
        loop.confirmSoon(Duration.ofMillis(500));
        playTo(12);

        assertThat(probe.startedAt()).containsExactly(at(0), at(2).plusMillis(500), at(10));
        assertThat(heard.samples.get(1).purpose()).isEqualTo(Sample.Purpose.CONFIRMATION);
    }

    @Test
    void aDueTimeInsideAConfirmationIsProbedRightAfterIt() {
        loop.start();
        playTo(8);
        probe.taking(Duration.ofSeconds(4));
        loop.confirmSoon(Duration.ZERO);
        playTo(17);

        assertThat(probe.startedAt()).containsExactly(at(0), at(8), at(12));
        assertThat(heard.samples.getLast().due()).isEqualTo(at(10));
        assertThat(heard.samples.getLast().lateness()).isEqualTo(Duration.ofSeconds(2));
        assertThat(probe.mostInFlight()).isEqualTo(1);
    }

    @Test
    void aDefectOfTheProbeIsUnknownAndTheLoopGoesOn() {
        var broken = new ProbeLoop(
                target,
                () -> {
                    throw new IllegalStateException("broken");
                },
                time,
                time,
                lag,
                heard);
        broken.start();
        playTo(15);

        assertThat(heard.samples).hasSize(2).allMatch(sample -> sample.outcome() instanceof Outcome.Unknown);
    }

    @Test
    void aTimeoutDuringAnAbsenceOfOursIsNotTheTargets() {
        lag.start();
        probe.taking(Duration.ofSeconds(5)).finding(ScriptedProbe.down(Reason.TIMEOUT));
        loop.start();
        playTo(1);
        time.stall(Duration.ofSeconds(3));
        playTo(6);

        assertThat(heard.samples).singleElement().matches(sample -> sample.outcome() instanceof Outcome.Unknown);
    }

    @Test
    void aRefusalDuringAnAbsenceOfOursIsTheTargetsAllTheSame() {
        lag.start();
        probe.taking(Duration.ofSeconds(5)).finding(ScriptedProbe.down(Reason.REFUSED));
        loop.start();
        playTo(1);
        time.stall(Duration.ofSeconds(3));
        playTo(6);

        assertThat(heard.samples).singleElement().matches(sample -> sample.outcome() instanceof Outcome.Down);
    }

    @Test
    void nothingIsToldAfterTheStopNotEvenWhatWasInFlight() {
        probe.taking(Duration.ofSeconds(3));
        loop.start();
        playTo(1);
        loop.stop();
        playTo(60);

        assertThat(heard.samples).isEmpty();
        assertThat(probe.startedAt()).hasSize(1);
    }

    /** Remembers what the loop told. */
    private static final class Heard implements ProbeLoop.Listener {
        private final List<Sample> samples = new ArrayList<>();
        private final List<Instant> skipped = new ArrayList<>();

        @Override
        public void left(Instant due, Duration lateness) {}

        @Override
        public void skipped(Instant due) {
            skipped.add(due);
        }

        @Override
        public boolean doubts() {
            return false;
        }

        @Override
        public void accept(Sample sample) {
            samples.add(sample);
        }
    }
}
