package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.web.Queries.Source;
import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A service of ten thousand endpoints is one service. */
@TestInstance(Lifecycle.PER_CLASS)
final class ManyEndpointsIT {
    private static final int MANY = 10_000;

    private final ServerFixture server = new ServerFixture();

    @BeforeAll
    void fill() {
        List<TargetSnapshot> targets =
                new ArrayList<>(Snapshots.up("fleet", MANY - 2).targets());
        targets.add(Snapshots.downTarget("fleet", "broken-1"));
        targets.add(Snapshots.downTarget("fleet", "broken-2"));
        server.daemon.with(
                Snapshots.service("fleet", Health.DOWN, targets, List.of(), List.of()), Snapshots.up("shop"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void itsLineInTheListIsAsShortAsAnyOther() {
        String fleet = get("/api/v1/services")
                .getJsonArray("services")
                .getJsonObject(0)
                .encode();

        assertThat(fleet.length()).isLessThan(5_000);
        assertThat(fleet).contains("\"up\":" + (MANY - 2)).contains("\"down\":2");
    }

    @Test
    void aloneItShowsTheWorstAndHowManyThereAre() {
        JsonObject fleet = get("/api/v1/services/fleet");

        assertThat(fleet.getInteger("endpoint_count")).isEqualTo(MANY);
        assertThat(names(fleet)).hasSize(500).startsWith("broken-1", "broken-2");
    }

    @Test
    void itsEndpointsComeAPageAtATime() {
        JsonObject first = get("/api/v1/endpoints?service=fleet&limit=100");
        JsonObject last = get("/api/v1/endpoints?service=fleet&limit=100&offset=9950");
        JsonObject beyond = get("/api/v1/endpoints?service=fleet&limit=100&offset=99999999");

        assertThat(first.getInteger("total")).isEqualTo(MANY);
        assertThat(names(first)).hasSize(100);
        assertThat(names(last)).hasSize(50).doesNotContainAnyElementsOf(names(first));
        assertThat(names(beyond)).isEmpty();
    }

    @Test
    void theyAreFoundByStateAndByName() {
        assertThat(names(get("/api/v1/endpoints?state=down,suspect"))).containsExactly("broken-1", "broken-2");
        assertThat(names(get("/api/v1/endpoints?service=fleet&search=BROKEN-2")))
                .containsExactly("broken-2");
        assertThat(get("/api/v1/endpoints?service=shop").getInteger("total")).isPositive();
    }

    @Test
    void whatFiresOfASourceIsAmongTheAlerts() {
        server.daemon.sources.add(new Source(
                "fleet",
                "list",
                "list",
                "urls.txt",
                Duration.ofMinutes(5),
                0,
                0,
                0,
                List.of(),
                0,
                null,
                Snapshots.NOW,
                "is not there",
                Snapshots.alert("fleet")));

        assertThat(get("/api/v1/alerts?service=fleet").getJsonArray("alerts")).hasSize(1);
        assertThat(get("/api/v1/alerts?service=shop").getJsonArray("alerts")).isEmpty();
        assertThat(get("/api/v1/services/fleet").getJsonArray("sources")).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(server.get("/api/v1/endpoints?state=lost").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/endpoints?limit=-1").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/endpoints?offset=many").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/endpoints?service=flete").statusCode()).isEqualTo(404);
    }

    private static List<String> names(JsonObject list) {
        JsonArray endpoints = list.getJsonArray("endpoints");
        return endpoints.stream()
                .map(endpoint -> ((JsonObject) endpoint).getString("endpoint"))
                .toList();
    }

    private JsonObject get(String path) {
        return new JsonObject(server.get(path).body());
    }
}
