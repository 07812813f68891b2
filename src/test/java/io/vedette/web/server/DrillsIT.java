package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Drills.Drilled;
import io.vedette.web.Drills.Leg;
import io.vedette.web.Drills.Order;
import io.vedette.web.Drills.Rehearsal;
import io.vedette.web.Drills.Request;
import io.vedette.web.Drills.Step;
import io.vedette.web.Drills.Undo;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DrillsIT {
    private static final String DRILLS = "/api/v1/drills";

    private final ServerFixture server = new ServerFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void receiversAreListedWithTheirWays() {
        assertThat(server.get("/api/v1/receivers").body())
                .isEqualTo("{\"receivers\":[{\"name\":\"oncall\",\"kinds\":[\"slack\",\"email\"]}]}");
    }

    @Test
    void aDrillAnswersWhatEachReceiverAnswered() {
        var taken = new Step(true, "200 ok", Duration.ofMillis(120));
        var refused = new Step(false, "refused: 404 no_service", Duration.ofMillis(7));
        server.daemon.answersDrills(new Drilled.Done(
                "d1", List.of(new Leg("oncall", "email", taken, taken), new Leg("oncall", "slack", refused, null))));

        var answer = server.post(DRILLS, "{\"receiver\": \"oncall\", \"labels\": {\"severity\": \"critical\"}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.daemon.drilled).containsExactly(new Order("oncall", Map.of("severity", "critical")));
        var drill = new JsonObject(answer.body());
        assertThat(drill.getBoolean("passed")).isFalse();
        assertThat(drill.getJsonArray("receivers").getJsonObject(0).getBoolean("passed"))
                .isTrue();
        var second = drill.getJsonArray("receivers").getJsonObject(1);
        assertThat(second.getJsonObject("firing").getString("answer")).isEqualTo("refused: 404 no_service");
        assertThat(second.getValue("resolved")).isNull();
    }

    @Test
    void withoutAReceiverTheRoutesAreAsked() {
        server.post(DRILLS, "{}");

        assertThat(server.daemon.drilled).containsExactly(new Order(null, Map.of()));
    }

    @Test
    void oneDrillAtATime() {
        assertThat(server.post(DRILLS, "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void aDrillThatTakesTooLongIsNoDefectOfOurs() {
        server.daemon.answersDrills(Future.failedFuture(new TimeoutException()));

        var answer = server.post(DRILLS, "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("still under way");
    }

    @Test
    void anUnknownReceiverIsAFaultWithTheNameNearIt() {
        server.daemon.answersDrills(new Drilled.NoSuchReceiver(List.of("oncall")));

        var answer = server.post(DRILLS, "{\"receiver\": \"onkall\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Did you mean \\\"oncall\\\"?");
    }

    @Test
    void everyFaultOfAnOrderIsToldAtOnceAndNobodyElse() {
        var answer = server.post(DRILLS, "{\"reciever\": \"x\", \"receiver\": 7, \"labels\": {\"a\": 1}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/reciever").contains("/receiver").contains("/labels");
        assertThat(server.daemon.drilled).isEmpty();
        assertThat(server.post(DRILLS, "[]").statusCode()).isEqualTo(400);
    }

    @Test
    void aTriedRollbackAnswersWhatItWouldSend() {
        server.daemon.answersRehearsals(new Rehearsal.Done(
                "take-back",
                true,
                "GitHub knows the workflow",
                List.of(new Request("POST https://a.example.org", "{}"))));

        var answer = server.post(DRILLS + "/rollbacks", "{\"rollback\": \"take-back\", \"previous_version\": \"1.9\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"rollback\":\"take-back\",\"ready\":true,\"answer\":\"GitHub knows the workflow\","
                        + "\"would\":[{\"request\":\"POST https://a.example.org\",\"body\":\"{}\"}]}");
        assertThat(server.daemon.tried).containsExactly(new Undo("take-back", null, null, "1.9"));
    }

    @Test
    void aRollbackThatIsNotThereIsAFaultWithTheNameNearIt() {
        server.daemon.answersRehearsals(new Rehearsal.NoSuchRollback(List.of("take-back")));

        var answer = server.post(DRILLS + "/rollbacks", "{\"rollback\": \"takeback\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Did you mean \\\"take-back\\\"?");
    }

    @Test
    void everyFaultOfATrialIsToldAtOnceAndNothingIsTried() {
        var answer = server.post(DRILLS + "/rollbacks", "{\"rolback\": \"x\", \"version\": 7}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/rolback").contains("/version").contains("/rollback");
        assertThat(server.post(DRILLS + "/rollbacks", "[]").statusCode()).isEqualTo(400);
        assertThat(server.daemon.tried).isEmpty();
    }
}
