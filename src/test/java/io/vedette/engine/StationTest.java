package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class StationTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Board board = new Board();
    private final Station station = new Station(
            0,
            time,
            time,
            target -> new ScriptedProbe(time),
            board,
            Journal.NONE,
            new MaintenanceBook(),
            effects -> {});

    private ServiceSnapshot checkout() {
        return board.service("checkout").orElseThrow();
    }

    @Test
    void aSnapshotIsMadeWhenSomebodyAsksAndNotBefore() {
        station.start();
        station.add(Plans.service("checkout", 1, Duration.ofSeconds(10)));
        Instant added = checkout().at();

        time.advance(Duration.ofMinutes(10));
        assertThat(checkout().at()).isEqualTo(added);

        station.publishChanged();
        assertThat(checkout().at()).isEqualTo(time.instant());
        assertThat(checkout().targets().getFirst().results().up()).isEqualTo(60);
    }

    @Test
    void aServiceThatDidNotChangeKeepsItsSnapshot() {
        station.add(Plans.service("checkout", 1, Duration.ofSeconds(10)));
        station.publishChanged();
        ServiceSnapshot first = checkout();

        station.publishChanged();

        assertThat(checkout()).isSameAs(first);
    }

    @Test
    void manySnapshotsAreMadeSomeAtATime() {
        for (int i = 0; i < 120; i++) {
            station.add(Plans.service("service-" + i, 1, Duration.ofSeconds(10)));
        }
        time.advance(Duration.ofMinutes(1));
        Instant asked = time.instant();

        var published = station.publishChanged();
        assertThat(published.isComplete()).isFalse();
        assertThat(board.services().stream().filter(service -> service.at().equals(asked)))
                .hasSize(50);

        time.advance(Duration.ZERO);
        assertThat(published.isComplete()).isTrue();
        assertThat(board.services()).allMatch(service -> service.at().equals(asked));
    }

    @Test
    void aServiceThatWentWhileSnapshotsWereMadeDoesNotComeBack() {
        for (int i = 0; i < 120; i++) {
            station.add(Plans.service("service-" + i, 1, Duration.ofSeconds(10)));
        }
        time.advance(Duration.ofMinutes(1));
        station.publishChanged();
        for (int i = 0; i < 120; i++) {
            station.remove("service-" + i);
        }
        time.advance(Duration.ZERO);

        assertThat(board.services()).isEmpty();
    }

    @Test
    void manyServicesAreTickedOverTheSecondAndEachOnce() {
        station.start();
        for (int i = 0; i < 2_500; i++) {
            station.add(Plans.service("service-" + i, 1, Duration.ofSeconds(30)));
        }

        time.advance(Duration.ofMinutes(2));
        station.publishChanged();
        time.advance(Duration.ZERO);

        assertThat(board.services())
                .allMatch(service -> service.targets().getFirst().results().up() >= 3);
    }

    @Test
    void anEndpointThatStaysWhileItsServiceChangesIsNotDisturbed() {
        var made = new ArrayList<ScriptedProbe>();
        var changing = new Station(
                0,
                time,
                time,
                target -> {
                    made.add(new ScriptedProbe(time).taking(Duration.ofSeconds(4)));
                    return made.getLast();
                },
                board,
                Journal.NONE,
                new MaintenanceBook(),
                effects -> {});
        changing.add(Plans.service("checkout", 1, Duration.ofSeconds(10)));
        while (made.getFirst().startedAt().isEmpty()) {
            time.advance(Duration.ofMillis(500));
        }

        changing.change(Plans.service("checkout", 2, Duration.ofSeconds(10)));
        time.advance(Duration.ofSeconds(65));
        changing.publishChanged();

        assertThat(made).hasSize(2);
        assertThat(made.getFirst().startedAt()).hasSize(7);
        assertThat(checkout().targets().getFirst().results().up()).isEqualTo(7);
    }

    @Test
    void anEndpointThatIsRemovedIsProbedNoMore() {
        var plan = Plans.service("checkout", 2, Duration.ofSeconds(10));
        station.add(plan);
        time.advance(Duration.ofMinutes(1));

        station.change(Plans.service("checkout", 1, Duration.ofSeconds(10)));

        assertThat(time.waiting()).isEqualTo(1);
    }
}
