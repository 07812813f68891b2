package io.vedette.config;

import io.vedette.alert.Rhythm;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Shape;
import io.vedette.report.ReportPlan;

/** An entry of {@code reports}: what a period came to, told again and again. */
final class ReportSection {
    private static final Key<String> NAME = Key.of("name", new Name("report"), "Tells it from every other.")
            .required()
            .example("weekly");
    private static final Key<String> RECEIVER = Key.of("receiver", new Reference("receiver"), "Who gets it.")
            .required()
            .example("oncall");
    private static final Key<Rhythm> RHYTHM = Key.of(
                    "every",
                    Rhythms.text(),
                    "When, which is also how long it looks back: `weekly monday 08:00 Europe/Berlin` or `daily 08:00 Europe/Berlin`.")
            .required()
            .example("weekly monday 08:00 Europe/Berlin");

    static final Shape SHAPE = Shape.of(
            "report",
            "What a week or a day came to: objectives and their budgets, availability, the worst hours, deployments, alerts.",
            NAME,
            RECEIVER,
            RHYTHM);

    private ReportSection() {}

    static ReportPlan plan(Fields report) {
        return new ReportPlan(report.get(NAME), report.get(RECEIVER), report.get(RHYTHM));
    }
}
