package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExplainCommandIT {
    private static final String SERVICE = "GET /api/v1/alerts?service=checkout";

    private final FakeApi api = new FakeApi();
    private final Shell shell = new Shell().with("VEDETTE_URL", api.url());

    ExplainCommandIT() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    private static JsonObject explanation() {
        return new JsonObject()
                .put("at", "2026-11-21T09:40:00.000Z")
                .put(
                        "alert",
                        new JsonObject()
                                .put("episode", "e-1")
                                .put("name", "EndpointDown")
                                .put("severity", "critical")
                                .put("summary", "checkout is down")
                                .put("starts_at", "2026-11-21T09:30:00.000Z"))
                .put("rule", "An endpoint is down after 3 failures in a row.")
                .put("found", "node-1: expected 200, found 503")
                .put("state", "firing")
                .put("why", "expected 200, found 503")
                .put(
                        "samples",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("due", "2026-11-21T09:29:59.000Z")
                                        .put("endpoint", "node-1")
                                        .put("result", "down")
                                        .put("detail", "expected 200, found 503")))
                .put(
                        "story",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("at", "2026-11-21T09:30:00.000Z")
                                        .put("what", "held")
                                        .put("receiver", "oncall")
                                        .put("text", "silenced by ada: moves")
                                        .put("until", "2026-11-21T10:00:00.000Z")))
                .put(
                        "receivers",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("receiver", "oncall")
                                        .put("kind", "slack")
                                        .put(
                                                "path",
                                                new JsonArray()
                                                        .add("every alert")
                                                        .add("team=\"pay\""))
                                        .put("group", new JsonObject().put("service", "checkout"))
                                        .put("company", 2)
                                        .put("next_at", "2026-11-21T10:00:00.000Z")
                                        .put("next", "nothing while it is held: silenced by ada: moves")));
    }

    private static String alerts(String... episodes) {
        var alerts = new JsonArray();
        for (String episode : episodes) {
            alerts.add(new JsonObject().put("episode", episode));
        }
        return new JsonObject().put("alerts", alerts).encode();
    }

    @Test
    void anEpisodeIsExplainedFromWhatWasMeasuredToWhatComesNext() {
        api.answer("GET /api/v1/alerts/e-1", 200, explanation().encode());

        assertThat(shell.run("alerts", "explain", "e-1")).isZero();
        assertThat(shell.out()).isEqualTo("""
                checkout is down
                EndpointDown (critical), episode e-1, fired 2026-11-21 09:30:00
                  rule   An endpoint is down after 3 failures in a row.
                  found  node-1: expected 200, found 503
                  now    firing: expected 200, found 503

                What was measured
                DUE                  ENDPOINT  RESULT  WHAT
                2026-11-21 09:29:59  node-1    down    expected 200, found 503

                What became of it
                AT                   WHAT  WHO     WHY
                2026-11-21 09:30:00  held  oncall  silenced by ada: moves, until 2026-11-21 10:00:00

                What comes next
                WHO     BY     ROUTE                     GROUP                          TOLD  NEXT                 WHAT
                oncall  slack  every alert → team="pay"  service=checkout, with 2 more  –     2026-11-21 10:00:00  nothing while it is held: silenced by ada: moves

                """);
    }

    @Test
    void aServiceIsExplainedByWhatFiresThere() {
        api.problem("GET /api/v1/alerts/checkout", 404, "nothing");
        api.answer(SERVICE, 200, alerts("e-1"));
        api.answer("GET /api/v1/alerts/e-1", 200, explanation().encode());

        assertThat(shell.run("alerts", "explain", "checkout")).isZero();
        assertThat(shell.out()).contains("episode e-1");
    }

    @Test
    void aMomentIsExplainedByWhatFiredThen() {
        api.answer(SERVICE + "&at=2026-11-21T03%3A12%3A00Z", 200, alerts("e-1"));
        api.answer("GET /api/v1/alerts/e-1", 200, explanation().encode());

        assertThat(shell.run("alerts", "explain", "checkout", "--at", "2026-11-21T03:12:00Z"))
                .isZero();
        assertThat(shell.out()).contains("episode e-1");
    }

    @Test
    void whereNothingFiresTheRulesSayHowFarTheyAreFromIt() {
        api.problem("GET /api/v1/alerts/checkout", 404, "nothing");
        api.answer(SERVICE, 200, alerts());
        api.answer(
                "GET /api/v1/alerts?state=ok,pending,no_data&service=checkout",
                200,
                new JsonObject()
                        .put(
                                "rules",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("name", "EndpointDown")
                                                .put("labels", new JsonObject().put("endpoint", "node-1"))
                                                .put("state", "pending")
                                                .put("why", "expected 200, found 503")))
                        .encode());

        assertThat(shell.run("alerts", "explain", "checkout")).isOne();
        assertThat(shell.out()).isEqualTo("""
                No alert of checkout fires. Its rules:
                RULE          OF               STATE    WHY
                EndpointDown  endpoint=node-1  pending  expected 200, found 503
                """);
    }

    @Test
    void programsGetTheApisJson() {
        api.answer("GET /api/v1/alerts/e-1", 200, explanation().encode());

        assertThat(shell.run("alerts", "explain", "e-1", "--json")).isZero();
        assertThat(new JsonArray(shell.out()).getJsonObject(0)).isEqualTo(explanation());
    }

    @Test
    void anotherProblemIsSaid() {
        api.problem("GET /api/v1/alerts/e-1", 503, "not now");

        assertThat(shell.run("alerts", "explain", "e-1")).isEqualTo(69);
        assertThat(shell.err()).contains("not now");
    }
}
