package io.vedette.alert;

import io.vedette.target.Labels;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names a group: the node of the routing tree that took its alerts, and the values of the labels that it groups by.
 *
 * @param route without its children: moving a node within the tree keeps its groups
 */
public record GroupKey(Route route, Labels labels) {
    /** The group of an alert with these labels at the node that took it. */
    public static GroupKey of(Labels labels, Route node) {
        return new GroupKey(node.alone(), node.groupBy().contains(Route.EVERY_LABEL) ? labels : shared(labels, node));
    }

    private static Labels shared(Labels labels, Route node) {
        Map<String, String> shared =
                node.groupBy().stream().distinct().collect(Collectors.toMap(Function.identity(), labels::value));
        return new Labels(shared);
    }

    public String receiver() {
        return route.receiver();
    }
}
