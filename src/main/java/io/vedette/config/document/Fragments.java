package io.vedette.config.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Several files that make one configuration: some lists are joined, maps are merged, and a key that two files set is a problem that names both places.
 */
public final class Fragments {
    private final Set<String> joined;
    private final Consumer<Problem> problems;

    /**
     * @param joined the trails of the lists that are joined, such as {@code services}
     */
    public Fragments(Set<String> joined, Consumer<Problem> problems) {
        this.joined = Set.copyOf(joined);
        this.problems = problems;
    }

    /** One map of them all, in their order; there must be at least one. */
    public Node.Mapping merge(List<Node.Mapping> fragments) {
        return fragments.stream()
                .reduce((left, right) -> merge(left, right, Trail.TOP))
                .orElseThrow();
    }

    private Node.Mapping merge(Node.Mapping left, Node.Mapping right, Trail trail) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        left.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (Node.Entry entry : right.entries()) {
            entries.merge(entry.key(), entry, (first, second) -> merge(first, second, trail.key(entry.key())));
        }
        return new Node.Mapping(left.place(), List.copyOf(entries.values()));
    }

    private Node.Entry merge(Node.Entry first, Node.Entry second, Trail trail) {
        if (first.node() instanceof Node.Mapping left && second.node() instanceof Node.Mapping right) {
            return new Node.Entry(first.key(), first.place(), merge(left, right, trail));
        }
        if (first.node() instanceof Node.Sequence left
                && second.node() instanceof Node.Sequence right
                && joined.contains(trail.toString())) {
            List<Node.Item> items = new ArrayList<>(left.items());
            items.addAll(right.items());
            return new Node.Entry(first.key(), first.place(), new Node.Sequence(left.place(), items));
        }
        problems.accept(
                Problem.error(second.place(), trail, "is set in two files", "the first is at " + first.place()));
        return first;
    }
}
