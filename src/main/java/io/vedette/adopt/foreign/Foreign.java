package io.vedette.adopt.foreign;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A map of another monitor's configuration that remembers which of its keys were looked at: the others are lost, and {@link #leftovers} names them. Belongs to
 * the one who reads it.
 *
 * <p>Texts come as Vedette writes them: what stands for a variable stands for one here, and what does not is escaped.
 */
public final class Foreign {
    private final Node.Mapping map;
    private final Trail trail;
    private final UnaryOperator<String> spelling;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Foreign>> inside = new LinkedHashMap<>();

    /**
     * @param spelling a text of theirs as Vedette writes it
     */
    public Foreign(Node.Mapping map, Trail trail, UnaryOperator<String> spelling) {
        this.map = map;
        this.trail = trail;
        this.spelling = spelling;
        map.entries().forEach(entry -> entries.put(entry.key(), entry));
    }

    /** An empty map in the place of one that is not there. */
    public static Foreign nothing(Foreign owner) {
        return new Foreign(new Node.Mapping(owner.place(), List.of()), owner.trail, owner.spelling);
    }

    /** The same under another path. */
    public Foreign under(Trail other) {
        return new Foreign(map, other, spelling);
    }

    /** The same, with texts that go through {@code more} as well. */
    public Foreign respelt(UnaryOperator<String> more) {
        return new Foreign(map, trail, text -> more.apply(spelling.apply(text)));
    }

    /** Something of theirs that nobody looked at. */
    public record Leftover(Foreign owner, String key) {}

    public boolean has(String key) {
        Node.Entry entry = entries.get(key);
        return entry != null && !(entry.node() instanceof Node.Scalar scalar && scalar.isNothing());
    }

    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** The single value, or null where there is none. */
    public @Nullable String text(String key) {
        return has(key) && node(key) instanceof Node.Scalar scalar ? spelt(key, scalar) : null;
    }

    public String text(String key, String otherwise) {
        return Objects.requireNonNullElse(text(key), otherwise);
    }

    public boolean truth(String key, boolean otherwise) {
        String text = text(key);
        return text == null ? otherwise : text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** A list's single values, or the one that stands in its place. */
    public List<String> texts(String key) {
        if (node(key) instanceof Node.Sequence list
                && list.items().stream().allMatch(item -> item.node() instanceof Node.Scalar)) {
            return list.items().stream()
                    .map(item -> spelt(key, (Node.Scalar) item.node()))
                    .toList();
        }
        String text = text(key);
        return text == null ? List.of() : List.of(text);
    }

    /** The keys and single values of a map. */
    public Map<String, String> pairs(String key) {
        Foreign pairs = map(key);
        Map<String, String> found = new LinkedHashMap<>();
        if (pairs != null) {
            for (String name : pairs.keys()) {
                String value = pairs.text(name);
                if (value != null) {
                    found.put(name, value);
                }
            }
        }
        return found;
    }

    /** The map below a key, the same each time, or null where there is none. */
    public @Nullable Foreign map(String key) {
        if (!(node(key) instanceof Node.Mapping below)) {
            return null;
        }
        seen.add(key);
        return inside.computeIfAbsent(key, unseen -> List.of(new Foreign(below, trail.key(key), spelling)))
                .getFirst();
    }

    /** The maps of the list below a key. */
    public List<Foreign> maps(String key) {
        if (!(node(key) instanceof Node.Sequence list)) {
            return List.of();
        }
        seen.add(key);
        return inside.computeIfAbsent(key, unseen -> below(key, list));
    }

    private List<Foreign> below(String key, Node.Sequence list) {
        List<Foreign> maps = new ArrayList<>();
        for (Node.Item item : list.items()) {
            if (item.node() instanceof Node.Mapping below) {
                maps.add(new Foreign(below, trail.key(key).item(item.index()), spelling));
            }
        }
        return maps;
    }

    /** Takes note of keys that say nothing to Vedette and are no loss. */
    public void skip(String... keys) {
        seen.addAll(List.of(keys));
    }

    /** What nobody looked at, here and below, in the order of the file. */
    public List<Leftover> leftovers() {
        List<Leftover> left = new ArrayList<>();
        for (String key : entries.keySet()) {
            if (!seen.contains(key) && has(key) && !isEmpty(key)) {
                left.add(new Leftover(this, key));
            }
            inside.getOrDefault(key, List.of()).forEach(below -> left.addAll(below.leftovers()));
        }
        return left;
    }

    private boolean isEmpty(String key) {
        return switch (node(key)) {
            case Node.Sequence list -> list.items().isEmpty();
            case Node.Mapping pairs -> pairs.entries().isEmpty();
            case Node.Scalar scalar -> false;
            case null -> true;
        };
    }

    public Place place() {
        return map.place();
    }

    public Place place(String key) {
        Node.Entry entry = entries.get(key);
        return entry == null ? map.place() : entry.place();
    }

    public String path() {
        return trail.toString();
    }

    public String path(String key) {
        return trail.key(key).toString();
    }

    /** What stands at a key, as a loss may show it. */
    public String shown(String key) {
        Node node = node(key);
        return node instanceof Node.Scalar scalar
                ? Discreet.value(key, scalar.text())
                : node == null ? "" : node.kind();
    }

    private @Nullable Node node(String key) {
        Node.Entry entry = entries.get(key);
        return entry == null ? null : entry.node();
    }

    private String spelt(String key, Node.Scalar scalar) {
        seen.add(key);
        return spelling.apply(scalar.text());
    }
}
