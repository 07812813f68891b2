package io.vedette.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.alert.Alert;
import io.vedette.notify.Bulletin;
import io.vedette.report.Figures;
import io.vedette.report.Report;
import io.vedette.report.ReportPlan;
import io.vedette.store.Database;
import io.vedette.store.Reporting;
import io.vedette.web.Queries;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes reports: of what the services are now, and of what history has of the time. Answers come on the caller's event loop. */
record ReportWriter(Queries queries, Database database) {
    Future<Bulletin> write(ReportPlan plan, Instant due) {
        Instant from = begin(plan, due);
        return queries.refreshed()
                .compose(_ -> database.read(Reporting.figures(from, due)))
                .compose(figures ->
                        database.read(Reporting.alerts(from)).map(alerts -> report(plan, from, due, figures, alerts)))
                .map(report -> bulletin(plan, due, report));
    }

    private static Instant begin(ReportPlan plan, Instant due) {
        ZonedDateTime end = due.atZone(plan.rhythm().zone());
        return (plan.rhythm().day() == null ? end.minusDays(1) : end.minusWeeks(1)).toInstant();
    }

    private Report report(
            ReportPlan plan, Instant from, Instant due, Optional<Figures> figures, Optional<List<Alert>> alerts) {
        return new Report(
                from,
                due,
                plan.rhythm().zone(),
                List.copyOf(queries.services()),
                figures.orElse(Figures.NONE),
                alerts.orElse(List.of()));
    }

    private static Bulletin bulletin(ReportPlan plan, Instant due, Report report) {
        String name = "report\n" + plan.name() + "\n" + due;
        String id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        return new Bulletin(id, plan.name(), report.title(), report.text(), due);
    }
}
