package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of the routing tree, its settings already inherited from its parent. The first child that matches takes the alert, and those after it as well while
 * they are reached by {@code onward}; when none does, the node itself has it.
 *
 * @param groupBy labels whose values make one group; {@link #EVERY_LABEL} for all of them
 * @param groupWait how long a new group waits for company
 * @param groupInterval how long until a group that changed is told again
 * @param repeatInterval how long until an unchanged firing group is told again
 * @param quiet when it tells of no firing; not inherited
 * @param onward whether the children after it are tried as well
 * @param manner how it goes on with what it tells
 */
public record Route(
        String receiver,
        List<Matcher> match,
        List<String> groupBy,
        Duration groupWait,
        Duration groupInterval,
        Duration repeatInterval,
        Quiet quiet,
        boolean onward,
        Manner manner,
        List<Route> routes) {
    /** Groups by all labels: an alert is alone. */
    public static final String EVERY_LABEL = "...";

    /** Names of the time intervals in which a node tells of no firing, and of those outside of which it tells of none; either may be empty. */
    public record Quiet(List<String> muted, List<String> active) {
        public static final Quiet NEVER = new Quiet(List.of(), List.of());

        public Quiet {
            muted = List.copyOf(muted);
            active = List.copyOf(active);
        }
    }

    public Route {
        match = List.copyOf(match);
        groupBy = List.copyOf(groupBy);
        routes = List.copyOf(routes);
    }

    /** One that tells whom it tells, and nobody else later. */
    public Route(
            String receiver,
            List<Matcher> match,
            List<String> groupBy,
            Duration groupWait,
            Duration groupInterval,
            Duration repeatInterval,
            Quiet quiet,
            boolean onward,
            List<Route> routes) {
        this(receiver, match, groupBy, groupWait, groupInterval, repeatInterval, quiet, onward, Manner.PLAIN, routes);
    }

    /** One that is never quiet, and behind which no other child is tried. */
    public Route(
            String receiver,
            List<Matcher> match,
            List<String> groupBy,
            Duration groupWait,
            Duration groupInterval,
            Duration repeatInterval,
            List<Route> routes) {
        this(receiver, match, groupBy, groupWait, groupInterval, repeatInterval, Quiet.NEVER, false, routes);
    }

    /** The nodes that take an alert with these labels, this one if no child does. */
    public List<Route> takers(Labels labels) {
        return paths(labels).stream().map(List::getLast).toList();
    }

    /** The ways from this node to each that takes an alert with these labels; never none. */
    public List<List<Route>> paths(Labels labels) {
        var paths = new ArrayList<List<Route>>();
        for (Route child : routes) {
            if (Matcher.allMatch(child.match, labels)) {
                child.paths(labels).forEach(path -> paths.add(below(path)));
                if (!child.onward) {
                    break;
                }
            }
        }
        return paths.isEmpty() ? List.of(List.of(this)) : paths;
    }

    private List<Route> below(List<Route> path) {
        return Stream.concat(Stream.of(this), path.stream()).toList();
    }

    /** This node with other children. */
    public Route with(List<Route> children) {
        return new Route(
                receiver, match, groupBy, groupWait, groupInterval, repeatInterval, quiet, onward, manner, children);
    }

    /** This node, going on in another manner. */
    public Route with(Manner other) {
        return new Route(
                receiver, match, groupBy, groupWait, groupInterval, repeatInterval, quiet, onward, other, routes);
    }

    /** For somebody who is told in place of this receiver, or as well: with the same settings, but without waiting once more. */
    Route toward(String other) {
        return new Route(other, match, groupBy, Duration.ZERO, groupInterval, repeatInterval, quiet, false, List.of());
    }

    /** This node without its place in the tree, and however it goes on: that does not tell one group from another. */
    Route alone() {
        return new Route(receiver, match, groupBy, groupWait, groupInterval, repeatInterval, quiet, false, List.of());
    }
}
