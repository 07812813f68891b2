package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.Board;
import io.vedette.engine.Station;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServicePlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WellBeingTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Board board = new Board();
    private final ScriptedProbe probe = new ScriptedProbe(time);
    private final Station station =
            new Station(0, time, time, _ -> probe, board, Journal.NONE, new MaintenanceBook(), _ -> {});
    private Optional<String> unwritten = Optional.empty();
    private final WellBeing wellBeing = new WellBeing(board, time, () -> unwritten);

    private List<String> after(Duration passed) {
        time.advance(passed);
        return wellBeing.get();
    }

    @Test
    void aServiceThatIsSeldomProbedIsNotMissedBetweenItsProbes() {
        ServicePlan nightly = Plans.service("nightly", 1, Duration.ofMinutes(5));
        station.start();
        station.add(nightly);
        wellBeing.expect(List.of(nightly));

        for (int minute = 0; minute < 30; minute++) {
            assertThat(after(Duration.ofMinutes(1))).isEmpty();
        }
    }

    @Test
    void aDaemonThatProbesNothingSaysSo() {
        station.start();
        wellBeing.expect(List.of(Plans.service("checkout", 1, Duration.ofSeconds(10))));
        assertThat(after(Duration.ofSeconds(30))).isEmpty();

        assertThat(after(Duration.ofSeconds(1))).singleElement().asString().startsWith("nothing was probed since ");
    }

    @Test
    void aDaemonWithNothingToProbeIsWell() {
        station.start();
        wellBeing.expect(List.of());

        assertThat(after(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aLoopThatGivesNoSignIsSaidAndSoIsHistoryThatCannotBeWritten() {
        station.start();
        time.advance(Duration.ofSeconds(5));
        station.stop();
        unwritten = Optional.of("disk full");

        assertThat(after(Duration.ofSeconds(20)))
                .containsExactly("event loops give no sign: [0]", "history cannot be written: disk full");
    }
}
