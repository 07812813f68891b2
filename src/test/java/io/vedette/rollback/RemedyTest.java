package io.vedette.rollback;

import static io.vedette.deployment.RollbackProgress.Stage.ACCEPTED;
import static io.vedette.deployment.RollbackProgress.Stage.AWAITING_APPROVAL;
import static io.vedette.deployment.RollbackProgress.Stage.FAILED;
import static io.vedette.deployment.RollbackProgress.Stage.REQUESTED;
import static io.vedette.deployment.RollbackProgress.Stage.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Interlock;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.SimulatedTime;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.timeline.Event;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A remedy goes the way of a rollback: the same interlocks, written first, retried for ten minutes. */
final class RemedyTest {
    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedAction action = new ScriptedAction();
    private final List<RollbackProgress> progress = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RememberingBook book = new RememberingBook();
    private Rollbacks rollbacks = life();

    private Rollbacks life() {
        var failover = new RollbackSpec(
                "failover", Orders.WEBHOOK, false, Duration.ofMinutes(30), new Limit(3, Duration.ofDays(1)));
        return new Rollbacks(
                List.of(failover, Orders.free()),
                Terms.DEFAULT,
                _ -> action,
                progress::add,
                new Surroundings(time, time, new Random(7), events::add, meters, book));
    }

    private static RemedyOrder order(String episode, Mode mode) {
        return new RemedyOrder(
                "failover",
                new RemedyOrder.Cause(
                        episode, Map.of("alertname", "EndpointDown", "service", "payments-db", "endpoint", "tcp://db")),
                "payments-db is down",
                mode);
    }

    private List<Stage> stages() {
        return progress.stream().map(RollbackProgress::stage).toList();
    }

    private @Nullable Interlock held() {
        var news = rollbacks.states().getLast().news();
        return news == null ? null : news.heldBy();
    }

    @Test
    void itIsRequestedUnderItsIdAndSaidInItsOwnWords() {
        rollbacks.request(order("e1", Mode.AUTOMATIC));

        assertThat(action.attempts().getFirst().requestId()).isEqualTo("remedy-failover-e1");
        assertThat(stages()).containsExactly(REQUESTED, ACCEPTED);
        assertThat(events)
                .extracting(Event::text)
                .containsExactly(
                        "Remedy failover for EndpointDown requested by failover: payments-db is down",
                        "Remedy failover for EndpointDown accepted by failover: 202 ok");
        assertThat(events).extracting(Event::kind).containsOnly(Event.Kind.REMEDY);
        assertThat(meters.get("vedette.remedies")
                        .tag("remedy", "failover")
                        .tag("outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void itHasACooldownOfItsOwnAndIsNeverRequestedTwice() {
        rollbacks.request(Orders.order("d1", "payments-db"));
        rollbacks.request(order("e1", Mode.AUTOMATIC));
        rollbacks.request(order("e1", Mode.AUTOMATIC));
        rollbacks.request(order("e2", Mode.AUTOMATIC));

        assertThat(action.attempts()).hasSize(2);
        assertThat(held()).isEqualTo(Interlock.COOLDOWN);
    }

    @Test
    void anObservedOneIsWithheldAndOneToBeApprovedWaits() {
        rollbacks.request(order("e1", Mode.OBSERVE));
        rollbacks.request(order("e2", Mode.APPROVE));

        assertThat(stages()).containsExactly(WITHHELD, AWAITING_APPROVAL);
        assertThat(action.attempts()).isEmpty();
        assertThat(progress.getLast().text()).contains("vedette deployments approve failover-e2");

        rollbacks.approve("failover-e2", "ada");

        assertThat(action.attempts()).hasSize(1);
    }

    @Test
    void whatIsOverIsNotAskedForNorAgain() {
        action.thenAnswers(TryAgain.notTaken("503"));
        rollbacks.request(order("e1", Mode.AUTOMATIC));
        rollbacks.unneeded("failover-e1", "EndpointDown is over");
        rollbacks.request(order("e2", Mode.APPROVE));
        rollbacks.unneeded("failover-e2", "EndpointDown is over");
        rollbacks.unneeded("failover-e3", "EndpointDown is over");
        rollbacks.request(order("e3", Mode.AUTOMATIC));
        time.advance(Duration.ofMinutes(20));

        assertThat(action.attempts()).hasSize(1);
        assertThat(stages()).containsExactly(REQUESTED, FAILED, WITHHELD, WITHHELD);
        assertThat(held()).isEqualTo(Interlock.UNNEEDED);
    }

    @Test
    void aSecondLifeRepeatsWhatWasCutOffUnderTheSameId() {
        action.thenHangs();
        rollbacks.request(order("e1", Mode.AUTOMATIC));
        rollbacks.close();
        rollbacks = life();
        rollbacks.recall(book.states(), rollbacks::request);
        time.advance(Duration.ofSeconds(5));

        assertThat(action.attempts()).extracting(each -> each.requestId()).containsOnly("remedy-failover-e1");
        assertThat(action.attempts()).hasSize(2);
    }

    @Test
    void programsAreToldWhichAlertItIs() {
        var body = RequestBody.of(order("e1", Mode.AUTOMATIC), time.instant());

        assertThat(body.getString("type")).isEqualTo("alert.remedy");
        assertThat(body.getJsonObject("data"))
                .isEqualTo(new JsonObject()
                        .put("remedy", "failover")
                        .put("service", "payments-db")
                        .put("alert", "EndpointDown")
                        .put("episode", "e1")
                        .put(
                                "labels",
                                new JsonObject()
                                        .put("alertname", "EndpointDown")
                                        .put("endpoint", "tcp://db")
                                        .put("service", "payments-db"))
                        .put("reason", "payments-db is down"));
    }

    @Test
    void templatesSpeakOfTheAlertAndNotOfADeployment() {
        assertThat(Templates.render(
                        "{{ alert.name }} of {{ alert.service }}/{{ alert.endpoint }}", order("e1", Mode.APPROVE)))
                .isEqualTo("EndpointDown of payments-db/tcp://db");
        assertThat(Templates.missing("{{ deployment.version }}", order("e1", Mode.APPROVE)))
                .contains("deployment.version");
    }
}
