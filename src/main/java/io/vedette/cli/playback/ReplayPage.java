package io.vedette.cli.playback;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vedette.deployment.Verdict;
import io.vedette.replay.Cost;
import io.vedette.replay.ObjectiveReport;
import io.vedette.replay.ReplayEvent;
import io.vedette.replay.ServiceReport;
import io.vedette.slo.Slo;
import io.vedette.window.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A replay as people read it: the alerts they would have got, the verdicts on deployments, what became of each objective. */
public final class ReplayPage {
    private final Terminal terminal;

    public ReplayPage(Terminal terminal) {
        this.terminal = terminal;
    }

    public void print(Played played) {
        List<ReplayEvent> events = played.events();
        alerts(AlertStory.of(events));
        verdicts(events);
        objectives(played.services());
        terminal.line(Words.count(played.rows(), "row") + " from " + moment(played.earliest()) + " to "
                + moment(played.latest()));
    }

    private void alerts(List<AlertStory> stories) {
        if (stories.isEmpty()) {
            terminal.line("No alert would have fired.");
            terminal.line("");
            return;
        }
        Table table = new Table(
                Column.left("FIRED"),
                Column.right("LASTED"),
                Column.left("SEVERITY"),
                Column.left("SERVICE"),
                Column.left("ALERT"),
                Column.right("BAD"),
                Column.right("BUDGET SPENT"));
        stories.forEach(story -> row(table, story));
        table.print(terminal);
        terminal.line("");
    }

    private void row(Table table, AlertStory story) {
        Alert alert = story.alert();
        Instant end = story.end();
        Cost cost = story.cost();
        String about = alert.labels().value("slo") + alert.labels().value("endpoint");
        table.row(
                Cell.of(moment(alert.startsAt())),
                end == null
                        ? Cell.of("fires on", Colour.BAD)
                        : Cell.of(length(Duration.between(alert.startsAt(), end))),
                Cell.of(alert.severity().label(), alert.severity() == Severity.CRITICAL ? Colour.BAD : Colour.DOUBTFUL),
                Cell.of(alert.service(), Colour.STRONG),
                Cell.of(alert.name() + " " + about),
                Cell.of(cost == null ? null : String.valueOf(cost.bad())),
                Cell.of(cost == null ? null : Words.percent(cost.budgetShare())));
    }

    private void verdicts(List<ReplayEvent> events) {
        Table table = new Table(
                Column.left("VERDICT AT"),
                Column.left("SERVICE"),
                Column.left("VERSION"),
                Column.left("VERDICT"),
                Column.left("ROLLBACK"));
        boolean any = false;
        for (ReplayEvent event : events) {
            if (event instanceof ReplayEvent.Judged judged) {
                any = true;
                row(table, judged);
            }
        }
        if (any) {
            table.print(terminal);
            terminal.line("");
        }
    }

    private void row(Table table, ReplayEvent.Judged judged) {
        Colour colour =
                switch (judged.verdict()) {
                    case PASS -> Colour.GOOD;
                    case REGRESSED -> Colour.BAD;
                    case SUSPECT, ENVIRONMENT -> Colour.DOUBTFUL;
                    case INCONCLUSIVE, SUPERSEDED, WATCHING -> Colour.DIM;
                };
        String none = judged.verdict() == Verdict.REGRESSED ? "none is configured" : null;
        table.row(
                Cell.of(moment(judged.at())),
                Cell.of(judged.deployment().service(), Colour.STRONG),
                Cell.of(judged.deployment().version()),
                Cell.of(judged.verdict().label(), colour),
                Cell.of(judged.rollback() == null ? none : judged.rollback()));
    }

    private void objectives(List<ServiceReport> services) {
        Table table = new Table(
                Column.left("SERVICE"),
                Column.left("SLO"),
                Column.left("OBJECTIVE"),
                Column.right("GOOD"),
                Column.right("BAD"),
                Column.right("NOT MEASURED"),
                Column.right("BUDGET LEFT"),
                Column.left("RULES OVER"));
        services.forEach(service -> service.objectives().forEach(objective -> row(table, service, objective)));
        table.print(terminal);
        terminal.line("");
    }

    private static void row(Table table, ServiceReport service, ObjectiveReport objective) {
        Counts whole = objective.whole();
        double left = objective.budgetRemaining();
        table.row(
                Cell.of(service.plan().name(), Colour.STRONG),
                Cell.of(objective.slo().name()),
                Cell.of(promise(objective.slo())),
                Cell.of(whole.valid() == 0 ? null : Words.percent((double) whole.good() / whole.valid())),
                Cell.of(String.valueOf(whole.bad())),
                Cell.of(String.valueOf(whole.invalid())),
                Cell.of(Words.percent(left), left <= 0 ? Colour.BAD : left < 0.25 ? Colour.DOUBTFUL : Colour.GOOD),
                Cell.of(rules(objective)));
    }

    private static @Nullable String rules(ObjectiveReport objective) {
        return objective.rules().stream()
                .filter(rule -> rule.times() > 0)
                .map(rule -> rule.name() + " " + rule.times() + "x" + (rule.over() ? " (still)" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String promise(Slo slo) {
        BigDecimal percent = BigDecimal.valueOf(slo.objective().numerator())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(slo.objective().denominator()), MathContext.DECIMAL64)
                .stripTrailingZeros();
        return percent.toPlainString() + "% over " + Words.roughly(slo.window());
    }

    /** As in {@code 45s}, {@code 12m 30s}, {@code 7h 5m}, {@code 3d 2h}. */
    private static String length(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 86_400) {
            return pair(seconds / 3_600, 24, "d", "h");
        }
        return seconds >= 3_600 ? pair(seconds / 60, 60, "h", "m") : pair(seconds, 60, "m", "s");
    }

    private static String pair(long count, int parts, String whole, String part) {
        String rest = count % parts == 0 && count >= parts ? "" : count % parts + part;
        return (count >= parts ? count / parts + whole : "") + (rest.isEmpty() || count < parts ? "" : " ") + rest;
    }

    private String moment(Instant at) {
        return Words.moment(at, terminal.zone());
    }
}
