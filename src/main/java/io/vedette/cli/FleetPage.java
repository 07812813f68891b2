package io.vedette.cli;

import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every service in one line, those first that somebody should look at. */
final class FleetPage {
    private static final List<String> WORST_FIRST = List.of("down", "suspect", "degraded", "unknown", "up");

    private final Terminal terminal;

    FleetPage(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param ours what the daemon tells of itself */
    void print(URI daemon, List<JsonObject> services, List<JsonObject> ours) {
        if (!services.isEmpty()) {
            table(services).print(terminal);
            terminal.line("");
        }
        terminal.line(summary(daemon, services, ours.size()));
        ours.forEach(alert -> terminal.line(terminal.paint(
                Colour.BAD,
                Printable.line("Vedette itself, " + alert.getString("severity") + ": " + alert.getString("summary")))));
    }

    private static Table table(List<JsonObject> services) {
        Table table = new Table(
                Column.left("SERVICE"),
                Column.left("STATE"),
                Column.right("UP"),
                Column.right("P50"),
                Column.right("P99"),
                Column.right("BUDGET LEFT"),
                Column.right("ALERTS"),
                Column.left("DEPLOYED"));
        services.stream().sorted(Comparator.comparingInt(FleetPage::rank)).forEach(service -> row(table, service));
        return table;
    }

    private static int rank(JsonObject service) {
        return WORST_FIRST.indexOf(service.getString("state"));
    }

    private static void row(Table table, JsonObject service) {
        JsonObject latency = Members.object(service, "latency");
        int alerts = Members.objects(service, "alerts").size();
        table.row(
                Cell.of(service.getString("name"), Colour.STRONG),
                state(service.getString("state"), service.getJsonObject("maintenance") != null),
                Cell.of(upOfAll(Members.object(service, "endpoint_states"))),
                Cell.of(Words.millis(latency.getNumber("p50_ms"))),
                Cell.of(Words.millis(latency.getNumber("p99_ms"))),
                SloCommand.budgetLeft(leastBudget(service)),
                Cell.of(Integer.toString(alerts), alerts == 0 ? Colour.DIM : Colour.BAD),
                deployed(service.getJsonObject("deployment")));
    }

    private static Cell state(@Nullable String state, boolean maintained) {
        return Cell.of(
                maintained ? state + ", in maintenance" : state,
                switch (String.valueOf(state)) {
                    case "up" -> Colour.GOOD;
                    case "down" -> Colour.BAD;
                    default -> Colour.DOUBTFUL;
                });
    }

    private static String upOfAll(JsonObject states) {
        long all = states.fieldNames().stream()
                .mapToLong(state -> Members.whole(states, state))
                .sum();
        return Members.whole(states, "up") + "/" + all;
    }

    private static @Nullable Number leastBudget(JsonObject service) {
        OptionalDouble least = Members.objects(service, "slos").stream()
                .filter(slo -> slo.getDouble("budget_remaining_ratio") != null)
                .mapToDouble(slo -> slo.getDouble("budget_remaining_ratio"))
                .min();
        return least.isPresent() ? least.getAsDouble() : null;
    }

    private static Cell deployed(@Nullable JsonObject deployment) {
        return deployment == null
                ? Cell.of(null)
                : Cell.of(
                        deployment.getString("version") + ": " + deployment.getString("verdict"),
                        DeploymentsCommand.verdict(deployment.getString("verdict"))
                                .colour());
    }

    private static String summary(URI daemon, List<JsonObject> services, int ours) {
        String states = WORST_FIRST.reversed().stream()
                .map(state -> state(services, state))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        int alerts = ours
                + services.stream()
                        .mapToInt(service -> Members.objects(service, "alerts").size())
                        .sum();
        return daemon + " watches " + Words.count(services.size(), "service")
                + (states.isEmpty() ? "" : ": " + states) + "; "
                + (alerts == 0 ? "no alert fires" : Words.count(alerts, "alert") + (alerts == 1 ? " fires" : " fire"));
    }

    private static String state(List<JsonObject> services, String state) {
        long count = services.stream()
                .filter(service -> state.equals(service.getString("state")))
                .count();
        return count == 0 ? "" : count + " " + state;
    }
}
