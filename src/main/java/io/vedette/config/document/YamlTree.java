package io.vedette.config.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the parser's nodes into ours: refuses duplicate keys and foreign tags, lays {@code <<} merges out, and counts what aliases repeat, so that a small
 * file cannot become a huge configuration.
 */
final class YamlTree {
    private static final int MOST_VALUES = 1_000_000;
    private static final String MERGE = "<<";

    private final String file;
    private final Consumer<Problem> problems;
    private final IdentityHashMap<org.yaml.snakeyaml.nodes.Node, Counted> done = new IdentityHashMap<>();
    private final Set<org.yaml.snakeyaml.nodes.Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private long values;

    /** A value and how many it has inside, itself included. */
    private record Counted(Node node, long values) {}

    YamlTree(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Node convert(org.yaml.snakeyaml.nodes.Node root) {
        return convert(root, Trail.TOP);
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node raw, Trail trail) {
        if (raw instanceof ScalarNode scalar) {
            count(1);
            return scalar(scalar, trail);
        }
        Counted before = done.get(raw);
        if (before != null) {
            count(before.values);
            return before.node;
        }
        if (!open.add(raw)) {
            throw new YAMLException("an anchor contains itself");
        }
        long start = values;
        count(1);
        Node node =
                raw instanceof SequenceNode sequence ? sequence(sequence, trail) : mapping((MappingNode) raw, trail);
        open.remove(raw);
        done.put(raw, new Counted(node, values - start));
        return node;
    }

    private void count(long more) {
        values += more;
        if (values > MOST_VALUES) {
            throw new YAMLException("more than " + MOST_VALUES + " values once its aliases are repeated");
        }
    }

    private Node scalar(ScalarNode raw, Trail trail) {
        foreignTag(raw, trail, Tag.STR);
        return new Node.Scalar(place(raw), raw.getValue(), raw.getScalarStyle() == ScalarStyle.PLAIN);
    }

    private Node sequence(SequenceNode raw, Trail trail) {
        foreignTag(raw, trail, Tag.SEQ);
        List<Node.Item> items = new ArrayList<>(raw.getValue().size());
        for (org.yaml.snakeyaml.nodes.Node item : raw.getValue()) {
            items.add(new Node.Item(items.size(), convert(item, trail.item(items.size()))));
        }
        return new Node.Sequence(place(raw), items);
    }

    private Node mapping(MappingNode raw, Trail trail) {
        foreignTag(raw, trail, Tag.MAP);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Map<String, Node.Entry> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : raw.getValue()) {
            String key = key(tuple.getKeyNode(), trail);
            if (key == null) {
                continue;
            }
            Node value = convert(tuple.getValueNode(), trail.key(key));
            if (key.equals(MERGE)) {
                merge(value, trail, merged);
            } else {
                add(new Node.Entry(key, place(tuple.getKeyNode()), value), trail, entries);
            }
        }
        merged.forEach(entries::putIfAbsent);
        return new Node.Mapping(place(raw), List.copyOf(entries.values()));
    }

    private void add(Node.Entry entry, Trail trail, Map<String, Node.Entry> entries) {
        Node.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            problems.accept(Problem.error(
                    entry.place(),
                    trail.key(entry.key()),
                    "is set twice",
                    "first in line " + first.place().line()));
        }
    }

    /** Keys that stand beside {@code <<} win; of several maps the first does. */
    private void merge(Node value, Trail trail, Map<String, Node.Entry> merged) {
        switch (value) {
            case Node.Mapping map -> map.entries().forEach(entry -> merged.putIfAbsent(entry.key(), entry));
            case Node.Sequence maps -> maps.items().forEach(item -> mergeOne(item.node(), trail, merged));
            case Node.Scalar scalar -> mergeOne(scalar, trail, merged);
        }
    }

    private void mergeOne(Node value, Trail trail, Map<String, Node.Entry> merged) {
        if (value instanceof Node.Mapping map) {
            map.entries().forEach(entry -> merged.putIfAbsent(entry.key(), entry));
        } else {
            problems.accept(Problem.error(
                    value.place(), trail.key(MERGE), value.kind(), "expected an alias of a map, such as *common"));
        }
    }

    private @Nullable String key(org.yaml.snakeyaml.nodes.Node raw, Trail trail) {
        if (raw instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problems.accept(Problem.error(
                place(raw), trail, "a key that is not a word", "a value that begins with a brace needs quotes"));
        return null;
    }

    private void foreignTag(org.yaml.snakeyaml.nodes.Node raw, Trail trail, Tag usual) {
        if (!raw.getTag().equals(usual)) {
            problems.accept(Problem.error(
                    place(raw), trail, "the tag " + raw.getTag().getValue(), "expected a value without a tag"));
        }
    }

    private Place place(org.yaml.snakeyaml.nodes.Node raw) {
        Mark mark = raw.getStartMark();
        return mark == null ? Place.whole(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
