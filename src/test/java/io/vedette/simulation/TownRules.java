package io.vedette.simulation;

import io.vedette.alert.InhibitRule;
import io.vedette.alert.Manner;
import io.vedette.alert.Manner.Step;
import io.vedette.alert.Matcher;
import io.vedette.alert.Rhythm;
import io.vedette.alert.Route;
import io.vedette.alert.TimeInterval;
import io.vedette.alert.TimeInterval.Range;
import io.vedette.alert.TimeInterval.Spell;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A configuration that a script may load: who is told, and what is not. */
record TownRules(Route route, List<TimeInterval> intervals, List<InhibitRule> inhibit, Map<String, String> fallbacks) {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration REPEAT = Duration.ofMinutes(10);
    /** How long until the next is told. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Map<String, String> STANDING_IN = Map.of("chat", "mail", "mail", "chat");
    /** When a digest is told. */
    static final Rhythm DAILY = new Rhythm(null, LocalTime.of(8, 0), ZoneOffset.UTC);

    private static final Route.Quiet QUIET = new Route.Quiet(List.of("often"), List.of());

    /** Quiet for three minutes in every ten. */
    private static final TimeInterval OFTEN = new TimeInterval(
            "often",
            List.of(new Spell(
                    IntStream.range(0, 144)
                            .mapToObj(tenth -> new Range(tenth * 10 + 2, tenth * 10 + 5))
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    ZoneOffset.UTC)));

    private static final InhibitRule STREET = new InhibitRule(
            List.of(new Matcher("service", "power")), List.of(new Matcher("service", "shop")), List.of());

    static TownRules of(int number) {
        return switch (number) {
            case 0 -> new TownRules(node("chat", 0, List.of("service")), List.of(), List.of(), STANDING_IN);
            case 1 ->
                new TownRules(
                        node("chat", 5, List.of(), node("mail", 0, List.of("service"), new Matcher("service", "shop"))),
                        List.of(),
                        List.of(STREET),
                        STANDING_IN);
            case 2 -> new TownRules(quiet(node("mail", 0, List.of())), List.of(OFTEN), List.of(), Map.of());
            case 4 ->
                new TownRules(
                        node("chat", 1, List.of("service")).with(new Manner(List.of(new Step(PATIENCE, "mail")))),
                        List.of(),
                        List.of(),
                        Map.of());
            default ->
                new TownRules(
                        node(
                                "chat",
                                2,
                                List.of(Route.EVERY_LABEL),
                                onward(node("mail", 10, List.of("severity"), new Matcher("severity", "critical"))),
                                quiet(node("chat", 0, List.of("service")))),
                        List.of(OFTEN),
                        List.of(STREET),
                        Map.of("mail", "chat"));
        };
    }

    /** Everybody is told everything, at once. */
    static TownRules calm() {
        return new TownRules(
                node(
                        "chat",
                        0,
                        List.of("service"),
                        onward(node("mail", 0, List.of("service"))),
                        node("chat", 0, List.of("service"))),
                List.of(),
                List.of(),
                Map.of());
    }

    /** Rules by which things are told once a day, but for the last. */
    static TownRules digest(int number) {
        Route told =
                switch (number) {
                    case 0 -> daily(node("chat", 0, List.of()));
                    case 1 -> daily(node("chat", 30, List.of("service")));
                    case 2 ->
                        daily(node(
                                "chat",
                                0,
                                List.of("severity"),
                                daily(node("mail", 0, List.of(), new Matcher("service", "station")))));
                    case 3 -> daily(node("mail", 0, List.of(Route.EVERY_LABEL)));
                    default -> node("chat", 0, List.of("service"));
                };
        return new TownRules(told, List.of(), List.of(), STANDING_IN);
    }

    private static Route daily(Route of) {
        return of.with(new Manner(List.of(), DAILY));
    }

    private static Route node(String receiver, int waitSeconds, List<String> groupBy, Object... rest) {
        var match = Arrays.stream(rest)
                .filter(Matcher.class::isInstance)
                .map(Matcher.class::cast)
                .toList();
        var children = Arrays.stream(rest)
                .filter(Route.class::isInstance)
                .map(Route.class::cast)
                .toList();
        return new Route(receiver, match, groupBy, Duration.ofSeconds(waitSeconds), INTERVAL, REPEAT, children);
    }

    private static Route quiet(Route of) {
        return with(of, QUIET, of.onward());
    }

    private static Route onward(Route of) {
        return with(of, of.quiet(), true);
    }

    private static Route with(Route of, Route.Quiet quiet, boolean onward) {
        return new Route(
                of.receiver(),
                of.match(),
                of.groupBy(),
                of.groupWait(),
                of.groupInterval(),
                of.repeatInterval(),
                quiet,
                onward,
                of.routes());
    }
}
