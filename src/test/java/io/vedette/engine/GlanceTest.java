package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.sample.Reason;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looks out of turn at endpoints that had answered. */
final class GlanceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimulatedTime time = new SimulatedTime();
    private final Board board = new Board();
    private final Map<String, ScriptedProbe> probes = new LinkedHashMap<>();
    private final Station station =
            new Station(0, time, time, this::probe, board, Journal.NONE, new MaintenanceBook(), effects -> {});

    private ScriptedProbe probe(Target target) {
        return probes.computeIfAbsent(target.id().toString(), _ -> new ScriptedProbe(time));
    }

    /** Which were looked at within the next second, right after all were in turn. */
    private long glancedAt(int most) {
        Instant now = time.instant();
        station.glance(most);
        time.advance(Duration.ofMillis(100));
        return probes.values().stream()
                .filter(probe -> probe.startedAt().contains(now))
                .count();
    }

    private void watch(Duration interval) {
        for (int service = 0; service < 10; service++) {
            station.add(Plans.service("service-" + service, 4, interval));
        }
        time.advance(interval.multipliedBy(2));
    }

    @Test
    void goToAsManyAsAreWantedAndToOthersTheNextTime() {
        watch(MINUTE);
        assertThat(glancedAt(10)).isEqualTo(10);
        glancedAt(10);
        glancedAt(10);
        glancedAt(10);

        assertThat(probes.values()).allMatch(probe -> probe.startedAt().size() == 3);
    }

    @Test
    void goToAllWhereThereAreFewer() {
        watch(MINUTE);

        assertThat(glancedAt(70)).isEqualTo(40);
    }

    @Test
    void countInNoObjective() {
        watch(MINUTE);
        glancedAt(10);
        station.publishChanged();

        assertThat(board.services())
                .allMatch(service -> service.slos().getFirst().good() == 8)
                .flatExtracting(ServiceSnapshot::targets)
                .allMatch(target -> target.results().up() == 2);
    }

    @Test
    void areNotWastedOnTheSilentNorOnWhatIsSeldomLookedAt() {
        watch(MINUTE);
        probes.values().stream().limit(30).forEach(probe -> probe.finding(ScriptedProbe.down(Reason.TIMEOUT)));
        time.advance(MINUTE.plusSeconds(5));
        assertThat(glancedAt(40)).isEqualTo(10);

        probes.clear();
        for (int service = 0; service < 10; service++) {
            station.remove("service-" + service);
        }
        watch(Duration.ofMinutes(2));
        assertThat(glancedAt(40)).isZero();
    }
}
