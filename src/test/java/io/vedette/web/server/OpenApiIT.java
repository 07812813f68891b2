package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Held;
import io.vedette.timeline.Event;
import io.vedette.web.Prober;
import io.vedette.web.Queries.Source;
import io.vedette.web.ServerSpec;
import io.vedette.web.Snapshots;
import io.vedette.web.http.Operation;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
final class OpenApiIT {
    private ServerFixture server;
    private JsonObject document;

    @BeforeAll
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.down("checkout"), Snapshots.unmeasured("new"), Snapshots.up("shop"));
        server.daemon.happened(Event.of(Snapshots.NOW, Event.Kind.ALERT_FIRED, "checkout", "fired")
                .about("d-checkout"));
        server.daemon.rollbacks(RollbacksIT.WAITING);
        server.daemon.sources.add(new Source(
                "checkout",
                "fleet",
                "file_sd",
                "targets/*.json",
                Duration.ofMinutes(5),
                2,
                1,
                1,
                List.of("b:1 has no label path"),
                0,
                Snapshots.NOW,
                Snapshots.NOW,
                "is not there",
                null));
        server.post("/api/v1/silences", """
                {"matchers": ["service=checkout"], "duration_seconds": 60, "author": "ada", "reason": "x"}""");
        server.daemon.ours.add(Snapshots.alert("vedette"));
        server.post("/api/v1/maintenance", """
                {"services": ["shop"], "duration_seconds": 60, "author": "ada", "reason": "x"}""");
        server.daemon.held.put(
                Snapshots.alert("checkout").episode(), new Held.Silenced("s-0", "ada", "x", Snapshots.NOW));
        document = new JsonObject(server.get("/api/v1/openapi.json").body());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyOperationIsDescribedAndNothingElse() {
        assertThat(described()).isEqualTo(served());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/services, Services",
        "/api/v1/services/checkout, ServiceDetail",
        "/api/v1/services/new, ServiceDetail",
        "/api/v1/endpoints, Endpoints",
        "/api/v1/endpoints?service=new, Endpoints",
        "/api/v1/endpoints?search=node&limit=1, Endpoints",
        "/api/v1/endpoints?state=lost, Problem",
        "/api/v1/discovery, Sources",
        "/api/v1/slos, Slos",
        "/api/v1/histograms?service=checkout, Histogram",
        "/api/v1/histograms?service=checkout&window=30d, Histogram",
        "/api/v1/histograms?service=nowhere&endpoint=x, Problem",
        "/api/v1/histograms, Problem",
        "/api/v1/results?service=shop&endpoint=node-1, PastResults",
        "/api/v1/changes?service=shop&endpoint=node-1&limit=5, PastChanges",
        "/api/v1/history?service=shop&endpoint=node-1&by=day, PastPeriods",
        "/api/v1/history?service=shop&endpoint=node-1&by=week, Problem",
        "/api/v1/results?service=shop&endpoint=nobody, Problem",
        "/api/v1/alerts, Alerts",
        "'/api/v1/alerts?state=ok,firing', Alerts",
        "/api/v1/alerts?state=burning, Problem",
        "/api/v1/alerts?at=2026-11-21T09:28:00%2B00:00&service=checkout, Alerts",
        "/api/v1/alerts?at=yesterday, Problem",
        "/api/v1/alerts?at=2300-01-01T00:00:00Z, Problem",
        "/api/v1/alerts?at=1600-01-01T00:00:00Z, Problem",
        "/api/v1/alerts/e-1, AlertExplanation",
        "/api/v1/alerts/nobody, Problem",
        "/api/v1/silences, Silences",
        "/api/v1/silences?state=pending, Silences",
        "/api/v1/silences/s-0, Silence",
        "/api/v1/silences/preview?matcher=service%3Dcheckout, SilencePreview",
        "/api/v1/silences/preview?matcher=service, Problem",
        "/api/v1/notifications/dead, DeadLetters",
        "/api/v1/maintenance, MaintenanceList",
        "/api/v1/maintenance?state=expired, MaintenanceList",
        "/api/v1/maintenance/m-0, MaintenanceDetail",
        "/api/v1/maintenance/nothing, Problem",
        "/api/v1/services/shop, ServiceDetail",
        "/api/v1/deployments, Deployments",
        "/api/v1/deployments?limit=0, Problem",
        "/api/v1/deployments/d-checkout, WatchStory",
        "/api/v1/deployments/d-checkout/record, VerdictRecord",
        "/api/v1/deployments/nobody/record, Problem",
        "/api/v1/gates/budget?service=checkout, BudgetGate",
        "/api/v1/gates/budget, Problem",
        "/api/v1/gates/argo-rollouts?service=checkout, ArgoRolloutsGate",
        "/api/v1/gates/argo-rollouts?service=new, ArgoRolloutsGate",
        "/api/v1/rollbacks, Rollbacks",
        "/api/v1/rollbacks/d-checkout, Rollback",
        "/api/v1/deployments/d-checkout/first-hour, FirstHour",
        "/api/v1/deployments/nobody/first-hour, Problem",
        "/api/v1/deployments/d-checkout/report.json, Report",
        "/api/v1/deployments/nobody/report.json, Problem",
        "/api/v1/events, Events",
        "/api/v1/heartbeats, Heartbeats",
        "/api/v1/receivers, Receivers",
        "/api/v1/status, Status",
        "/nowhere, Problem",
    })
    void anAnswerIsAsDescribed(String path, String schema) {
        OutputUnit result =
                validator(schema).validate(new JsonObject(server.get(path).body()));

        assertThat(result.getValid()).as("%s: %s", path, result.getErrors()).isTrue();
    }

    @Test
    void aReportsAnswersAreAsDescribed() {
        JsonObject created =
                new JsonObject(server.post("/api/v1/deployments", "{\"service\":\"checkout\",\"version\":\"2\"}")
                        .body());
        JsonObject refused =
                new JsonObject(server.post("/api/v1/deployments", "{}").body());

        assertThat(validator("Deployment").validate(created).getValid()).isTrue();
        assertThat(validator("Problem").validate(refused).getValid()).isTrue();
    }

    @Test
    void everyKindOfEventIsDescribed() {
        var kinds = document.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Event")
                .getJsonObject("properties")
                .getJsonObject("kind")
                .getJsonArray("enum");

        assertThat(kinds.stream().map(String::valueOf))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Event.Kind.values())
                        .map(Event.Kind::label)
                        .toList());
    }

    @Test
    void theDescriptionIsNotSoLooseThatEverythingFits() {
        assertThat(validator("Services")
                        .validate(new JsonObject().put("services", 7))
                        .getValid())
                .isFalse();
    }

    private Validator validator(String schema) {
        JsonObject rooted = new JsonObject()
                .put("$ref", "#/components/schemas/" + schema)
                .put("components", document.getJsonObject("components"));
        return Validator.create(
                JsonSchema.of(rooted),
                new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("https://vedette.example.org/"));
    }

    private Set<String> described() {
        Set<String> operations = new TreeSet<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            paths.getJsonObject(path)
                    .fieldNames()
                    .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path));
        }
        return operations;
    }

    private Set<String> served() {
        Set<String> operations = new TreeSet<>();
        Surface surface = new Surface(
                server.vertx,
                server.vertx.getOrCreateContext(),
                new Daemon(
                        server.daemon,
                        server.daemon,
                        Prober.NONE,
                        server.registry,
                        "1",
                        () -> Snapshots.NOW,
                        ServerFixture.NO_LINKS),
                ServerSpec.DEFAULT);
        for (Operation operation : surface.operations()) {
            operations.add(operation.method().name() + " " + operation.path().replaceAll(":(\\w+)", "{$1}"));
        }
        return operations;
    }
}
