package io.vedette.config;

import io.vedette.alert.Manner;
import io.vedette.alert.Matcher;
import io.vedette.alert.Rhythm;
import io.vedette.alert.Route;
import io.vedette.alert.Route.Quiet;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code routes}: a tree that says who is told of what. The defaults are Alertmanager's: a group waits 30 seconds for company, is told again after 5 minutes
 * when it changed, and after 4 hours when it did not.
 */
final class RouteSection {
    private static final Key<String> RECEIVER = Key.of("receiver", new Reference("receiver"), "Who is told, by name.")
            .orElse("the parent's; the top must have one")
            .example("oncall");
    private static final Key<Map<String, String>> MATCH = Key.of(
                    "match",
                    LabelNames.matched(),
                    "Labels that an alert must have; of the children the first that matches takes it. `severity` is critical, warning or info.")
            .example("{ severity: critical, team: payments }");
    private static final Key<List<List<Matcher>>> MATCHERS = Key.of(
                    "matchers",
                    ListOf.any(Matching.text()),
                    "The same with `=`, `!=`, `=~` and `!~`; a regular expression (RE2) matches the whole value, a missing label is empty.")
            .example("['severity=~\"critical|warning\"', 'team!=\"payments\"']");
    private static final Key<Boolean> CONTINUE = Key.of(
                    "continue",
                    Scalars.truth(),
                    "Whether the children after this one are tried too: an alert may go several ways. A receiver that it reaches on several is told once, on the first.")
            .or("false");
    private static final Key<List<String>> MUTED = Key.of(
                    "mute_time_intervals",
                    ListOf.any(new Reference("time interval")),
                    "Time intervals in which no firing is told here; ends are. Not inherited.")
            .example("[holidays]");
    private static final Key<List<String>> ACTIVE = Key.of(
                    "active_time_intervals",
                    ListOf.any(new Reference("time interval")),
                    "Time intervals outside of which no firing is told here; ends are. Not inherited.")
            .example("[office-hours]");
    private static final Key<List<String>> GROUP_BY = Key.of(
                    "group_by",
                    ListOf.any(LabelNames.grouping()),
                    "Alerts with equal values of these labels make one message; `['...']` for all labels, each alert alone.")
            .orElse("the parent's; at the top `[service]`")
            .example("[service, team]");
    private static final Key<Duration> GROUP_WAIT = Key.of(
                    "group_wait",
                    Durations.between("0s", "1h"),
                    "How long a new group waits for company before it is told.")
            .orElse("the parent's; at the top `30s`")
            .example("0s");
    private static final Key<Duration> GROUP_INTERVAL = Key.of(
                    "group_interval",
                    Durations.between("10s", "1d"),
                    "How long until a group that changed is told again.")
            .orElse("the parent's; at the top `5m`")
            .example("1m");
    private static final Key<Duration> REPEAT_INTERVAL = Key.of(
                    "repeat_interval",
                    Durations.between("1m", "30d"),
                    "How long until a group that still fires is told again.")
            .orElse("the parent's; at the top `4h`")
            .example("12h");
    private static final Key<List<Fields>> ESCALATE = Key.of(
            "escalate",
            ListOf.any(EscalationSection.SHAPE),
            "Who is told next when nobody has acknowledged an alert, and when; `[]` for nobody. The parent's if left out.");
    private static final Key<Rhythm> DIGEST = Key.of(
                    "digest",
                    Rhythms.text(),
                    "When to tell what has gathered, as one message, in place of telling it as it comes: all that fires, and all that ended since the last one. Not inherited; groups by nothing unless `group_by` stands beside it, and escalates nothing.")
            .example("daily 08:00 Europe/Berlin");
    private static final Key<List<Fields>> ROUTES = Key.of(
            "routes",
            ListOf.any(RouteSection::shape),
            "Children, tried in their order; what they leave out they inherit.");

    static final Shape SHAPE = Shape.of(
                    "route",
                    "Who is told of which alerts, how soon and how often.",
                    RECEIVER,
                    MATCH,
                    MATCHERS,
                    CONTINUE,
                    GROUP_BY,
                    GROUP_WAIT,
                    GROUP_INTERVAL,
                    REPEAT_INTERVAL,
                    MUTED,
                    ACTIVE,
                    ESCALATE,
                    DIGEST,
                    ROUTES)
            .knowing(Rivals.ROUTE)
            .checkedBy(RouteSection::check);

    private static final Route ABOVE_THE_TOP = new Route(
            "",
            List.of(),
            List.of("service"),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            List.of());

    private RouteSection() {}

    private static Shape shape() {
        return SHAPE;
    }

    static Route spec(Fields top) {
        return route(top, ABOVE_THE_TOP);
    }

    /** Everything to one receiver. */
    static Route to(String receiver) {
        return inheriting(receiver, List.of(), ABOVE_THE_TOP);
    }

    private static Route inheriting(String receiver, List<Matcher> match, Route above) {
        return new Route(
                receiver,
                match,
                above.groupBy(),
                above.groupWait(),
                above.groupInterval(),
                above.repeatInterval(),
                List.of());
    }

    private static Route route(Fields fields, Route above) {
        Route own = new Route(
                fields.find(RECEIVER, above.receiver()),
                match(fields).toList(),
                fields.find(GROUP_BY, fields.has(DIGEST) ? List.of() : above.groupBy()),
                fields.find(GROUP_WAIT, above.groupWait()),
                fields.find(GROUP_INTERVAL, above.groupInterval()),
                fields.find(REPEAT_INTERVAL, above.repeatInterval()),
                new Quiet(fields.find(MUTED, List.of()), fields.find(ACTIVE, List.of())),
                fields.get(CONTINUE),
                manner(fields, above),
                List.of());
        return own.with(fields.find(ROUTES, List.of()).stream()
                .map(child -> route(child, own))
                .toList());
    }

    private static Manner manner(Fields fields, Route above) {
        Rhythm digest = fields.find(DIGEST);
        if (digest != null) {
            return new Manner(List.of(), digest);
        }
        return fields.has(ESCALATE)
                ? new Manner(fields.find(ESCALATE, List.of()).stream()
                        .map(EscalationSection::step)
                        .toList())
                : new Manner(above.manner().escalation());
    }

    private static Stream<Matcher> match(Fields fields) {
        return Stream.concat(
                Matching.of(fields.find(MATCH, Map.of())).stream(), Matching.of(fields, MATCHERS).stream());
    }

    private static void check(Fields route, Findings findings) {
        Matching.check(Matching.of(route.find(MATCH, Map.of())).stream(), route, MATCH, findings);
        Matching.check(Matching.of(route, MATCHERS).stream(), route, MATCHERS, findings);
        EscalationSection.check(route.find(ESCALATE, List.of()), findings);
    }

    /** What the top must have and must not. */
    static void checkTop(@Nullable Fields top, Findings findings) {
        if (top == null) {
            return;
        }
        if (!top.has(RECEIVER)) {
            findings.error(
                    top.place(), top.trailOf(RECEIVER), "is missing", "expected who is told when no child matches");
        }
        Stream.of(MATCH, MATCHERS)
                .filter(top::has)
                .forEach(key -> findings.error(
                        top.placeOf(key),
                        top.trailOf(key),
                        "the top takes every alert",
                        "put " + key.name() + " on a child under routes"));
        Stream.of(MUTED, ACTIVE)
                .filter(top::has)
                .forEach(key -> findings.error(
                        top.placeOf(key),
                        top.trailOf(key),
                        "the top is never quiet",
                        "put " + key.name() + " on a child under routes"));
    }
}
