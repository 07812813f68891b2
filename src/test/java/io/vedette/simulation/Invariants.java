package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.Health;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.timeline.Event;
import java.util.List;

/** What must hold after every event, and what must hold once everything is calm again. */
final class Invariants {
    private final World world;
    private long seen;
    private long looks;

    Invariants(World world) {
        this.world = world;
        world.time.afterEachTask(this::always);
    }

    long looks() {
        return looks;
    }

    private void always() {
        looks++;
        require(world.network.mostInFlightOfOneTarget() <= 1, "two probes of one target in flight");
        for (FakePhone phone : world.phones) {
            require(phone.wrongs().isEmpty(), phone.wrongs());
        }
        require(world.platform.mostTakenBack() <= 1, world.platform.arrivals());
        if (looks % 1000 == 0) {
            budgets();
            whoWasAlwaysWellWasNeverAccused();
        }
    }

    private void require(boolean holds, Object otherwise) {
        if (!holds) {
            throw new AssertionError(world.time.instant() + ": " + otherwise);
        }
    }

    private void budgets() {
        for (ServiceSnapshot snapshot : world.life.services()) {
            snapshot.slos().forEach(slo -> {
                assertThat(slo.budgetRemaining()).isLessThanOrEqualTo(1.0);
                slo.burns().forEach(burn -> assertThat(burn.coverage()).isBetween(0.0, 1.0));
            });
        }
    }

    private void whoWasAlwaysWellWasNeverAccused() {
        List<Event> events = world.life.timeline.events(seen, 1_000_000, "");
        for (Event event : events) {
            seen = event.number();
            String service = event.service();
            if (event.kind() == Event.Kind.ENDPOINT_DOWN && service != null) {
                assertThat(wasUnwell(service) || isBroken(service))
                        .as(event.text())
                        .isTrue();
            }
        }
    }

    private boolean wasUnwell(String service) {
        return plan(service).service().targets().stream().anyMatch(target -> world.network.everUnwell(target.id()));
    }

    private boolean isBroken(String service) {
        return world.network.everBroken(service);
    }

    private ServicePlan plan(String service) {
        return world.plans.stream()
                .filter(plan -> plan.name().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** After a calm that is longer than every window, wait and retry: all is told, all is closed, all is counted. */
    void calm() {
        for (ServiceSnapshot snapshot : world.life.services()) {
            assertThat(snapshot.health()).as(snapshot.service().name()).isEqualTo(Health.UP);
            assertThat(snapshot.alerts()).as(snapshot.service().name()).isEmpty();
            assertThat(snapshot.watches()).noneMatch(watch -> watch.judgedAt() == null);
        }
        world.phones.forEach(phone -> assertThat(phone.open()).isEmpty());
        assertThat(world.life.notifications.depth()).isZero();
        assertThat(world.life.rollbacks.depth()).isZero();
        assertThat(world.remembered().alerts().alerts()).isEmpty();
        assertThat(world.remembered().rollbacks()).allMatch(RollbackState::over);
        assertThat(ordered()).containsAll(regressed());
    }

    private List<String> regressed() {
        return world.remembered().watches().stream()
                .filter(watch -> watch.verdict() == Verdict.REGRESSED)
                .map(watch -> watch.deployment().id())
                .toList();
    }

    private List<String> ordered() {
        return world.remembered().rollbacks().stream().map(RollbackState::id).toList();
    }
}
