package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vedette.alert.Held;
import io.vedette.alert.Life;
import io.vedette.monitor.RuleState;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.web.Queries;
import io.vedette.web.Queries.Source;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts that fire, and every rule with where it is in its life. There are as many as endpoints, or more: what is sent is made off the event loop. */
public final class AlertsApi {
    private static final List<String> STATES =
            Arrays.stream(Life.values()).map(Life::label).toList();

    private final WorkerExecutor workers;
    private final Queries queries;
    private final PastAlerts past;

    public AlertsApi(WorkerExecutor workers, Queries queries) {
        this.workers = workers;
        this.queries = queries;
        this.past = new PastAlerts(queries.past());
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/alerts", this::alerts));
    }

    private void alerts(RoutingContext context) {
        String service = context.queryParams().get("service");
        String state = context.queryParams().get("state");
        String at = context.queryParams().get("at");
        if (at != null) {
            past.alerts(context, service == null ? "" : service, at);
            return;
        }
        if (state == null) {
            Replies.made(context, workers, () -> firing(service));
            return;
        }
        String unknown = Arrays.stream(state.split(","))
                .filter(word -> !STATES.contains(word))
                .findFirst()
                .orElse(null);
        if (unknown != null) {
            String expected = "Expected one of " + String.join(", ", STATES) + ", or several with commas between.";
            Problem.of(400, "There is no state \"" + unknown + "\". " + expected + Nearest.hint(unknown, STATES))
                    .send(context);
            return;
        }
        Replies.made(context, workers, () -> inStates(service, lives(state)));
    }

    private static Set<Life> lives(String state) {
        Set<Life> lives = EnumSet.noneOf(Life.class);
        List<String> words = List.of(state.split(","));
        Arrays.stream(Life.values())
                .filter(life -> words.contains(life.label()))
                .forEach(lives::add);
        return lives;
    }

    private JsonObject firing(@Nullable String service) {
        var alerts = new JsonArray();
        Map<String, Held> held = queries.held();
        Stream.concat(ours(service), services(service).flatMap(snapshot -> snapshot.alerts().stream()))
                .sorted(Comparator.comparing(alert -> alert.startsAt(), Comparator.reverseOrder()))
                .map(alert -> AlertView.of(alert, held.get(alert.episode()), queries::acknowledged))
                .forEach(alerts::add);
        return new JsonObject().put("alerts", alerts);
    }

    /** Rules in one of these states, and their alerts. */
    private JsonObject inStates(@Nullable String service, Set<Life> lives) {
        var alerts = new JsonArray();
        var rules = new JsonArray();
        Map<String, Held> held = queries.held();
        services(service).forEach(snapshot -> snapshot.rules()
                .filter(rule -> lives.contains(rule.life()))
                .forEach(rule -> {
                    rules.add(view(snapshot, rule));
                    if (rule.alert() != null) {
                        alerts.add(
                                AlertView.of(rule.alert(), held.get(rule.alert().episode()), queries::acknowledged));
                    }
                }));
        if (lives.contains(Life.FIRING)) {
            ours(service)
                    .map(alert -> AlertView.of(alert, held.get(alert.episode()), queries::acknowledged))
                    .forEach(alerts::add);
        }
        return new JsonObject().put("alerts", alerts).put("rules", rules);
    }

    /** Those of Vedette itself, which is no service that it watches, and of sources, which no endpoint stands for. */
    private Stream<Alert> ours(@Nullable String service) {
        Stream<Alert> ofSources = queries.sources().stream().map(Source::alert).filter(Objects::nonNull);
        return Stream.concat(queries.ours().stream(), ofSources)
                .filter(alert -> service == null || alert.service().equals(service));
    }

    private Stream<ServiceSnapshot> services(@Nullable String service) {
        return queries.services().stream()
                .filter(snapshot -> service == null || snapshot.service().name().equals(service));
    }

    private static JsonObject view(ServiceSnapshot service, RuleState rule) {
        return new JsonObject()
                .put("name", rule.name())
                .put("service", service.service().name())
                .put("labels", Spelling.object(rule.labels()))
                .put("severity", rule.severity().label())
                .put("state", rule.life().label())
                .put("flapping", rule.flapping())
                .put("why", rule.why())
                .put("episode", rule.alert() == null ? null : rule.alert().episode());
    }
}
