package io.vedette.cli;

import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Objectives: what was promised, what was kept, what may still go wrong. */
@Command(
        name = "slo",
        description = "Objectives: the budget left, how fast it burns, how much was measured; least budget first.")
final class SloCommand extends ListCommand {
    private static final double LITTLE = 0.25;

    SloCommand(Surroundings surroundings) {
        super(surroundings, "slos");
    }

    @Override
    void print(List<JsonObject> slos, Terminal terminal) {
        if (slos.isEmpty()) {
            terminal.line("No service has an objective.");
            return;
        }
        Table table = new Table(
                Column.left("SERVICE"),
                Column.left("SLO"),
                Column.left("INDICATOR"),
                Column.right("OBJECTIVE"),
                Column.right("GOOD"),
                Column.right("OF N"),
                Column.right("BUDGET LEFT"),
                Column.left("SPENT IN"),
                Column.left("WINDOW"),
                Column.right("MEASURED"),
                Column.left("BURN RATE"),
                Column.left("WHY"));
        slos.stream().sorted(Comparator.comparingDouble(SloCommand::budget)).forEach(slo -> row(table, slo));
        table.print(terminal);
    }

    private static double budget(JsonObject slo) {
        Number left = slo.getNumber("budget_remaining_ratio");
        return left == null ? Double.MAX_VALUE : left.doubleValue();
    }

    private static void row(Table table, JsonObject slo) {
        table.row(
                Cell.of(slo.getString("service"), Colour.STRONG),
                Cell.of(name(slo)),
                Cell.of(slo.getString("indicator")),
                Cell.of(slo.getString("objective")),
                Cell.of(Words.percent(slo.getNumber("good_ratio"))),
                Cell.of(String.format(Locale.ROOT, "%,d", slo.getLong("good", 0L) + slo.getLong("bad", 0L))),
                budgetLeft(slo.getNumber("budget_remaining_ratio")),
                Cell.of(spentIn(slo.getNumber("exhaustion_seconds"))),
                Cell.of(slo.getString("period", length(slo.getNumber("window_seconds")))),
                Cell.of(Words.percent(slo.getNumber("coverage_ratio"))),
                Cell.of(Members.objects(slo, "burns").stream()
                        .filter(burn -> burn.getNumber("burn_rate") != null)
                        .map(SloCommand::burn)
                        .collect(Collectors.joining("  "))),
                Cell.of(slo.getString("why")));
    }

    private static String name(JsonObject slo) {
        String worst = slo.getString("worst_endpoint");
        return worst == null ? slo.getString("name") : slo.getString("name") + " of " + worst;
    }

    private static String spentIn(@Nullable Number seconds) {
        if (seconds == null) {
            return "";
        }
        return seconds.longValue() == 0 ? "spent" : Words.roughly(Duration.ofSeconds(seconds.longValue()));
    }

    static Cell budgetLeft(@Nullable Number ratio) {
        if (ratio == null) {
            return Cell.of(null);
        }
        double left = ratio.doubleValue();
        return Cell.of(Words.percent(ratio), left <= 0 ? Colour.BAD : left < LITTLE ? Colour.DOUBTFUL : Colour.GOOD);
    }

    private static String burn(JsonObject burn) {
        return length(burn.getNumber("window_seconds")) + " " + Words.times(burn.getNumber("burn_rate"));
    }

    private static String length(@Nullable Number seconds) {
        if (seconds == null) {
            return "";
        }
        Duration length = Duration.ofSeconds(seconds.longValue());
        return length.toMinutes() == 60 ? "1h" : Words.roughly(length);
    }
}
