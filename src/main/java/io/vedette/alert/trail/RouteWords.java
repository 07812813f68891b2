package io.vedette.alert.trail;

import static java.util.stream.Collectors.joining;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Matcher;
import io.vedette.alert.Route;
import io.vedette.target.Labels;
import java.time.Duration;
import java.util.List;

/** A way through the routing tree in words. */
public final class RouteWords {
    private RouteWords() {}

    /** As in {@code to oncall by every alert → severity="critical", grouped by service="checkout"; first told after 30s}. */
    static String sentence(List<Route> path, GroupKey group) {
        return "to " + group.receiver()
                + (path.isEmpty()
                        ? ", who was called"
                        : path.stream().map(RouteWords::step).collect(joining(" → ", " by ", "")))
                + ", grouped by "
                + words(group.labels()) + "; first told after "
                + words(group.route().groupWait());
    }

    /** What a node takes. */
    public static String step(Route node) {
        return node.match().isEmpty()
                ? "every alert"
                : node.match().stream().map(Matcher::toString).collect(joining(", "));
    }

    private static String words(Labels labels) {
        return labels.values().isEmpty()
                ? "nothing: all together"
                : labels.values().entrySet().stream()
                        .map(label -> new Matcher(label.getKey(), label.getValue()).toString())
                        .collect(joining(", "));
    }

    private static String words(Duration wait) {
        return wait.toSeconds() % 60 == 0 && !wait.isZero() ? wait.toMinutes() + "m" : wait.toSeconds() + "s";
    }
}
