package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.job.Cron;
import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entry of {@code maintenance}: which services are worked on, and when. */
final class MaintenanceSection {
    private static final Key<String> NAME = Key.of(
                    "name", new Name("maintenance window"), "What people, events and metrics call it.")
            .required()
            .example("database-night");
    private static final Key<String> REASON = Key.of(
                    "reason", Scalars.line(), "What is done in that time, for who wonders.")
            .required()
            .example("the database is vacuumed");
    private static final Key<List<String>> SERVICES = Key.of(
                    "services", ListOf.atLeastOne(new Reference("service")), "The services that are worked on.")
            .example("[checkout, payments-db]");
    private static final Key<Map<String, String>> MATCH = Key.of(
                    "match",
                    LabelNames.matched(),
                    "Instead of `services`: labels that a service must have. `{}` is every service.")
            .example("{ team: payments }");
    private static final Key<Fields> ONCE = Key.of("once", Occasions.ONCE, "From one moment to another.");
    private static final Key<Fields> WEEKLY = Key.of("weekly", Occasions.WEEKLY, "On these days of every week.");
    private static final Key<String> CRON = Key.of(
                    "cron", Scalars.line(), "It begins at these times, as a crontab has them, and lasts `for`.")
            .example("0 3 1 * *");
    private static final Key<Duration> FOR = Key.of(
                    "for", Durations.between("1m", "30d"), "How long each time that `cron` names; it must end.")
            .example("2h");
    private static final Key<ZoneId> TIME_ZONE = Key.of(
                    "time_zone",
                    SloScalars.zone(),
                    "Whose clocks are meant. The night in which they change makes no window longer.")
            .orElse("UTC")
            .example("Europe/Berlin");

    static final Shape SHAPE = Shape.of(
                    "maintenance window",
                    "A time in which services are worked on.",
                    NAME,
                    REASON,
                    SERVICES,
                    MATCH,
                    ONCE,
                    WEEKLY,
                    CRON,
                    FOR,
                    TIME_ZONE)
            .with(new Rule.ExactlyOneOf(List.of(SERVICES, MATCH)), new Rule.ExactlyOneOf(List.of(ONCE, WEEKLY, CRON)))
            .checkedBy(MaintenanceSection::check);

    private MaintenanceSection() {}

    static MaintenanceWindow window(Fields window) {
        return new MaintenanceWindow(window.get(NAME), concerned(window), when(window), window.get(REASON), null);
    }

    private static Concerned concerned(Fields window) {
        List<String> services = window.find(SERVICES);
        return services == null
                ? new Concerned.Labelled(window.find(MATCH, Map.of()))
                : new Concerned.Named(Set.copyOf(services));
    }

    private static When when(Fields window) {
        ZoneId zone = window.find(TIME_ZONE, ZoneOffset.UTC);
        Fields once = window.find(ONCE);
        if (once != null) {
            return Occasions.once(once, zone);
        }
        Fields weekly = window.find(WEEKLY);
        return weekly == null
                ? new When.Recurring(Cron.read(window.get(CRON), zone), window.get(FOR))
                : Occasions.weekly(weekly, zone);
    }

    private static void check(Fields window, Findings findings) {
        ZoneId zone = window.find(TIME_ZONE, ZoneOffset.UTC);
        Fields once = window.find(ONCE);
        if (once != null) {
            Occasions.check(once, zone, findings);
        }
        String cron = window.written(CRON);
        if (cron != null) {
            checkCron(window, cron, zone, findings);
        }
        if (window.has(CRON) != window.has(FOR)) {
            findings.error(
                    window.placeOf(FOR),
                    window.trailOf(FOR),
                    window.has(FOR) ? "stands without cron" : "is missing",
                    window.has(FOR)
                            ? "expected cron beside it; weekly has a for of its own"
                            : "expected how long each time is, such as for: 2h");
        }
    }

    private static void checkCron(Fields window, String cron, ZoneId zone, Findings findings) {
        try {
            Cron.read(cron, zone);
        } catch (IllegalArgumentException unknown) {
            findings.error(
                    window.placeOf(CRON), window.trailOf(CRON), '"' + cron + '"', String.valueOf(unknown.getMessage()));
        }
    }
}
