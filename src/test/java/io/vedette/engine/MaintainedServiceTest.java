package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import io.vedette.monitor.Health;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.sample.Reason;
import io.vedette.sight.Sight;
import io.vedette.sight.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MaintainedServiceTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SimulatedTime time = new SimulatedTime();
    private final Board board = new Board();
    private final MaintenanceBook book = new MaintenanceBook();
    private final ScriptedProbe probe = new ScriptedProbe(time);
    private final Station station = new Station(0, time, time, _ -> probe, board, Journal.NONE, book, _ -> {});

    private ServiceSnapshot checkout() {
        station.publishChanged();
        return board.service("checkout").orElseThrow();
    }

    @Test
    void aServiceThatIsWorkedOnIsProbedAndShownAndCountsAgainOnceItIsNot() {
        station.start();
        station.add(Plans.service("checkout", 1, INTERVAL));
        time.advance(Duration.ofMinutes(5));
        var hour = new When.Once(time.instant(), time.instant().plus(Duration.ofHours(1)));
        book.open(
                new MaintenanceWindow("disk", new Concerned.Named(Set.of("checkout")), hour, "a new disk", "ada"),
                time.instant());
        probe.finding(ScriptedProbe.down(Reason.STATUS));

        time.advance(Duration.ofMinutes(30));
        assertThat(checkout().health()).isEqualTo(Health.DOWN);
        assertThat(checkout().targets().getFirst().results().up()).isEqualTo(30);
        assertThat(checkout().slos().getFirst().bad()).isZero();
        assertThat(checkout().slos().getFirst().invalid()).isZero();

        probe.finding(ScriptedProbe.up(20));
        book.end("disk", time.instant());
        time.advance(Duration.ofMinutes(5));
        assertThat(checkout().targets().getFirst().results().up()).isEqualTo(60);
    }

    @Test
    void whatIsSwitchedOffOnPurposeSaysNothingOfOurNetwork() {
        station.start();
        station.add(Plans.service("checkout", 1, INTERVAL));
        var targets = Plans.service("checkout", 1, INTERVAL).service().targets();
        var sight = new Sight(List.of(station.silence()), new Watched(targets));
        probe.finding(ScriptedProbe.down(Reason.TIMEOUT));
        time.advance(Duration.ofMinutes(1));
        sight.look(time.instant());
        assertThat(sight.silent()).isOne();

        var hour = new When.Once(time.instant(), time.instant().plus(Duration.ofHours(1)));
        book.open(
                new MaintenanceWindow("disk", new Concerned.Named(Set.of("checkout")), hour, "a new disk", "ada"),
                time.instant());
        time.advance(Duration.ofMinutes(1));
        sight.look(time.instant());
        assertThat(sight.silent()).isZero();
    }
}
