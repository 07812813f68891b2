package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.sight.Anchors;
import io.vedette.sight.Silence;
import io.vedette.target.Labels;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OutlookTest {
    private final SimulatedTime time = new SimulatedTime();
    private final RollbackOrder order = new RollbackOrder(
            new Deployment("d1", "checkout", "2.0", "1.9", null, null, null, time.instant()),
            "back",
            "checkout is down",
            Mode.AUTOMATIC);
    private final List<Order> requested = new ArrayList<>();

    private Outlook opened(List<Alert> firing) {
        var opened = new Outlook(
                time,
                new MaintenanceBook(),
                new Outlook.Around(List.of(), List.of()),
                _ -> {},
                new SimpleMeterRegistry());
        opened.open(() -> {}, requested::add, _ -> {});
        opened.recall(firing);
        opened.watch(new Loops(), _ -> {});
        return opened;
    }

    private Alert blind() {
        var labels = new Labels(Map.of("alertname", Lookout.BLIND, "severity", "critical", "service", Lookout.OURS));
        return new Alert("blind", "e1", Lookout.BLIND, Severity.CRITICAL, labels, "", "", null, time.instant(), null);
    }

    private static final class Loops implements Outlook.Loops {
        @Override
        public List<Silence> silences() {
            return List.of();
        }

        @Override
        public void anchor(List<Target> anchors, Anchors word) {}

        @Override
        public void blinded(Instant since) {}

        @Override
        public void see() {}

        @Override
        public void glance(int most) {}
    }

    @Test
    void anOrderIsLetThroughWhileThisPlaceSees() {
        opened(List.of()).request(order);

        assertThat(requested).containsExactly(order);
    }

    @Test
    void anOrderWaitsAfterARestartUntilItIsClearThatThisPlaceSeesAgain() {
        var outlook = opened(List.of(blind()));
        outlook.request(order);
        outlook.beat(time.instant());
        assertThat(requested).isEmpty();

        time.advance(Duration.ofMinutes(5));
        outlook.beat(time.instant());

        assertThat(requested).containsExactly(order);
    }
}
