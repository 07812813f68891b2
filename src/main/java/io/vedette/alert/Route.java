package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Duration;
import java.util.List;

/**
 * A node of the routing tree, its settings already inherited from its parent. The first child that matches takes the alert; when none does, the node itself has it.
 *
 * @param groupBy labels whose values make one group
 * @param groupWait how long a new group waits for company
 * @param groupInterval how long until a group that changed is told again
 * @param repeatInterval how long until an unchanged firing group is told again
 */
public record Route(
        String receiver,
        List<Matcher> match,
        List<String> groupBy,
        Duration groupWait,
        Duration groupInterval,
        Duration repeatInterval,
        List<Route> routes) {
    public Route {
        match = List.copyOf(match);
        groupBy = List.copyOf(groupBy);
        routes = List.copyOf(routes);
    }

    /** The node that takes an alert with these labels, this one if no child does. */
    public Route of(Labels labels) {
        return routes.stream()
                .filter(route -> route.match.stream().allMatch(matcher -> matcher.matches(labels)))
                .findFirst()
                .map(route -> route.of(labels))
                .orElse(this);
    }

    /** This node without its children. */
    Route alone() {
        return new Route(receiver, match, groupBy, groupWait, groupInterval, repeatInterval, List.of());
    }
}
