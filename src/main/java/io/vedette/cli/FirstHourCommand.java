package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Words;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A deployment's first hour beside the last good one. */
@Command(
        name = "first-hour",
        description =
                "Compares a deployment's first hour with the last good version's: quantiles and errors, each with its 95 %% interval.")
final class FirstHourCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    @Parameters(paramLabel = "ID", description = "The deployment's id.")
    private String id = "";

    FirstHourCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/deployments/" + URLEncoder.encode(id, UTF_8) + "/first-hour";
        return surroundings.conclude(daemon.client(surroundings.variables()).get(path), this::answered);
    }

    private int answered(Answer.Success answer) {
        if (json) {
            surroundings.terminal().line(answer.text());
            return ExitCode.OK;
        }
        var table = new Table(
                Column.left("ENDPOINT"),
                Column.left("HOUR"),
                Column.right("PROBES"),
                Column.left("ERRORS"),
                Column.left("P50"),
                Column.left("P95"),
                Column.left("P99"));
        for (JsonObject endpoint : Members.objects(answer.json(), "endpoints")) {
            row(table, endpoint, "before", "last good");
            row(table, endpoint, "after", "first");
        }
        String version = answer.json().getString("last_good_version");
        surroundings
                .terminal()
                .line("version " + answer.json().getString("version") + " since "
                        + answer.json().getString("at") + ", beside "
                        + (version == null ? "the version before" : "version " + version) + " until "
                        + answer.json().getString("last_good_until"));
        table.print(surroundings.terminal());
        long others = Members.whole(answer.json(), "others");
        if (others > 0) {
            surroundings.terminal().line("and " + others + " other endpoints");
        }
        return ExitCode.OK;
    }

    private static void row(Table table, JsonObject endpoint, String which, String name) {
        JsonObject hour = Members.object(endpoint, which);
        table.row(
                Cell.of(endpoint.getString("endpoint")),
                Cell.of(name),
                Cell.of(Long.toString(Members.whole(hour, "probes"))),
                Cell.of(errors(Members.object(hour, "error_ratio"))),
                Cell.of(latency(Members.object(hour, "p50_ms"))),
                Cell.of(latency(Members.object(hour, "p95_ms"))),
                Cell.of(latency(Members.object(hour, "p99_ms"))));
    }

    private static String errors(JsonObject ratio) {
        Double value = ratio.getDouble("value");
        return value == null
                ? "–"
                : percent(value) + " (" + percent(ratio.getDouble("low")) + " to " + percent(ratio.getDouble("high"))
                        + ")";
    }

    private static String percent(@Nullable Double ratio) {
        return ratio == null ? "?" : String.format(Locale.ROOT, "%.2f %%", ratio * 100);
    }

    private static String latency(JsonObject millis) {
        Double value = millis.getDouble("value");
        return value == null
                ? "–"
                : Words.millis(value.doubleValue()) + " (" + bound(millis.getDouble("low")) + " to "
                        + bound(millis.getDouble("high")) + ")";
    }

    /** Few probes do not bound a rare quantile. */
    private static String bound(@Nullable Double millis) {
        return millis == null ? "?" : Words.millis(millis.doubleValue());
    }
}
