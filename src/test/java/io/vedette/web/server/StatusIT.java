package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.maintenance.Concerned;
import io.vedette.web.ServerSpec.StatusPage;
import io.vedette.web.Snapshots;
import io.vedette.web.Upkeep;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StatusIT {
    @Test
    void itSaysHowServicesStandAndNothingOfHowTheyAreWatched() {
        try (var server = new ServerFixture()) {
            server.daemon.with(Snapshots.down("checkout"), Snapshots.up("shop"));

            String body = server.get("/api/v1/status").body();

            JsonObject status = new JsonObject(body);
            assertThat(status.getString("state")).isEqualTo("down");
            assertThat(status.getJsonArray("services").getJsonObject(1).getDouble("uptime_ratio"))
                    .isEqualTo(0.997222);
            assertThat(body).doesNotContain("://").doesNotContain("node-1").doesNotContain("503");
        }
    }

    @Test
    void whatIsWorkedOnIsSaidAndDoesNotMakeTheWholeLookBad() {
        try (var server = new ServerFixture()) {
            server.daemon.with(Snapshots.down("checkout"), Snapshots.up("shop"));
            Instant end = Snapshots.NOW.plusSeconds(3600);
            server.daemon.open(
                    new Upkeep.Wish(new Concerned.Named(Set.of("checkout")), Snapshots.NOW, end, "ada", "secret plans"),
                    null);

            String body = server.get("/api/v1/status").body();

            JsonObject status = new JsonObject(body);
            JsonObject checkout = status.getJsonArray("services").getJsonObject(0);
            assertThat(status.getString("state")).isEqualTo("up");
            assertThat(checkout.getString("maintenance_until")).startsWith("2026-11-21T10:30:00");
            assertThat(checkout.getString("state")).isEqualTo("down");
            assertThat(body).doesNotContain("secret plans").doesNotContain("ada");
        }
    }

    @Test
    void aBadgeIsAPictureThatOtherSitesMayShow() {
        try (var server = new ServerFixture()) {
            server.daemon.with(Snapshots.down("checkout"));

            var answer = server.get("/badge/checkout/status.svg");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("image/svg+xml");
            assertThat(answer.headers().allValues("cross-origin-resource-policy"))
                    .containsExactly("cross-origin");
            assertThat(answer.body()).contains("checkout: down");
        }
    }

    @Test
    void everyBadgeThatIsOfferedIsThere() {
        try (var server = new ServerFixture()) {
            server.daemon.with(Snapshots.up("shop"));

            for (String badge : List.of("status.svg", "uptime.svg", "latency.svg", "budget.svg")) {
                assertThat(server.get("/badge/shop/" + badge).statusCode())
                        .as(badge)
                        .isEqualTo(200);
            }
            assertThat(server.get("/badge/shop/mood.svg").body()).contains("there are budget.svg, latency.svg");
            assertThat(server.get("/badge/shob/status.svg").body()).contains("Did you mean \\\"shop\\\"?");
        }
    }

    @Test
    void onlyAPublicPageIsOpenToAll() {
        assertThat(OpenPaths.of(new StatusPage(true, "Status", List.of())))
                .accepts("/status", "/api/v1/status", "/badge/shop/status.svg", "/-/healthy")
                .rejects("/", "/api/v1/services", "/metrics", "/assets/main.js", "/api/v1/status/more");
        assertThat(OpenPaths.of(StatusPage.DEFAULT)).accepts("/-/ready").rejects("/status", "/badge/shop/status.svg");
    }
}
