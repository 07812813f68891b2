package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.fakes.Plans;
import io.vedette.fakes.SimulatedTime;
import io.vedette.maintenance.MaintenanceBook;
import io.vedette.sight.Anchors;
import io.vedette.sight.Silence;
import io.vedette.target.Labels;
import io.vedette.target.Service;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutlookTest {
    private final SimulatedTime time = new SimulatedTime();
    private final RollbackOrder order = new RollbackOrder(
            new Deployment("d1", "checkout", "2.0", "1.9", null, null, null, time.instant()),
            "back",
            "checkout is down",
            Mode.AUTOMATIC);
    private final List<Order> requested = new ArrayList<>();
    private final List<Order> withheld = new ArrayList<>();
    private final Silence silence = new Silence();
    private Anchors anchors = Anchors.NONE;

    private Outlook opened(List<Alert> firing) {
        return opened(firing, new Outlook.Around(List.of(), List.of()));
    }

    private Outlook opened(List<Alert> firing, Outlook.Around around) {
        var opened = new Outlook(time, new MaintenanceBook(), around, _ -> {}, new SimpleMeterRegistry());
        opened.open(() -> {}, requested::add, withheld::add);
        opened.recall(firing);
        opened.watch(new Loops(), _ -> {});
        return opened;
    }

    private static List<Service> services() {
        return List.of(Plans.service("checkout", 30, Duration.ofSeconds(10)).service());
    }

    private static List<Target> places() {
        return IntStream.range(0, 3)
                .mapToObj(number -> Plans.target("vedette", "anchor-" + number, Duration.ofSeconds(5)))
                .toList();
    }

    private void looked(boolean answered) {
        IntStream.range(0, 3).forEach(number -> anchors.looked(number, answered, time.instant()));
    }

    private void pass(Outlook outlook, int seconds) {
        for (int second = 0; second < seconds; second++) {
            time.advance(Duration.ofSeconds(1));
            outlook.beat(time.instant());
        }
    }

    private Alert blind() {
        var labels = new Labels(Map.of("alertname", Lookout.BLIND, "severity", "critical", "service", Lookout.OURS));
        return new Alert("blind", "e1", Lookout.BLIND, Severity.CRITICAL, labels, "", "", null, time.instant(), null);
    }

    private final class Loops implements Outlook.Loops {
        @Override
        public List<Silence> silences() {
            return List.of(silence);
        }

        @Override
        public void anchor(List<Target> targets, Anchors word) {
            anchors = word;
        }

        @Override
        public void blinded(Instant since) {}

        @Override
        public void see() {}

        @Override
        public void glanceAtAnchors() {}

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

    @Test
    void anOrderRightAfterAStartWaitsUntilTheAnchorsHaveAnswered() {
        var outlook = opened(List.of(), new Outlook.Around(services(), places()));
        outlook.request(order);
        pass(outlook, 4);
        assertThat(requested).isEmpty();

        looked(true);
        pass(outlook, 1);

        assertThat(requested).containsExactly(order);
    }

    @Test
    void anOrderRightAfterAStartInACutIsWithheldOnceTheAnchorsAreKnownToBeSilent() {
        var outlook = opened(List.of(), new Outlook.Around(services(), places()));
        outlook.request(order);
        looked(false);
        pass(outlook, 5);
        assertThat(withheld).isEmpty();

        looked(false);
        pass(outlook, 1);

        assertThat(requested).isEmpty();
        assertThat(withheld).containsExactly(order);
    }

    @Test
    void withoutAnchorsAnOrderRightAfterAStartWaitsUntilAllWasLookedAt() {
        var outlook = opened(List.of(), new Outlook.Around(services(), List.of()));
        outlook.request(order);
        pass(outlook, 34);
        assertThat(requested).isEmpty();

        pass(outlook, 1);

        assertThat(requested).containsExactly(order);
    }

    @Test
    void withoutAnchorsAnOrderRightAfterAStartInACutIsWithheld() {
        var outlook = opened(List.of(), new Outlook.Around(services(), List.of()));
        outlook.request(order);
        IntStream.range(0, 12).forEach(number -> silence.fell(1 + 2 * number, time.instant()));
        pass(outlook, 2);

        assertThat(requested).isEmpty();
        assertThat(withheld).containsExactly(order);
    }

    @Test
    void anOrderBeforeAnythingIsWatchedWaits() {
        var around = new Outlook.Around(List.of(), List.of());
        var outlook = new Outlook(time, new MaintenanceBook(), around, _ -> {}, new SimpleMeterRegistry());
        outlook.open(() -> {}, requested::add, withheld::add);
        outlook.request(order);
        assertThat(requested).isEmpty();

        outlook.watch(new Loops(), _ -> {});
        pass(outlook, 1);

        assertThat(requested).containsExactly(order);
    }
}
