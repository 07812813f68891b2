package io.vedette.adopt.draft;

import io.vedette.config.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of a configuration in the making: keys in the order in which they were put, nothing for null. Belongs to the one who drafts. */
public final class Block implements Value {
    private final Map<String, Value> values = new LinkedHashMap<>();
    private @Nullable Origin origin;
    private String remark = "";

    /** Where in the source something comes from. */
    public record Origin(Place place, String path) {}

    public Block put(String key, @Nullable String written) {
        return put(key, written == null ? null : new Text(written, false));
    }

    public Block put(String key, @Nullable Value value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    /** A text that must not pass for a number. */
    public Block quoted(String key, String written) {
        return put(key, new Text(written, true));
    }

    /** A list, or nothing if it is empty. */
    public Block texts(String key, List<String> written) {
        return put(key, written.isEmpty() ? null : Many.of(written));
    }

    public Block blocks(String key, List<Block> blocks) {
        return put(key, blocks.isEmpty() ? null : new Many(blocks));
    }

    /** A map, or nothing if it is empty. */
    public Block unlessEmpty(String key, Block below) {
        return put(key, below.isEmpty() ? null : below);
    }

    public Block pairs(String key, Map<String, String> pairs) {
        Block below = new Block();
        pairs.forEach(below::put);
        return unlessEmpty(key, below);
    }

    public Block from(Place place, String path) {
        origin = new Origin(place, path);
        return this;
    }

    /** Comes from where another comes from. */
    public Block sameOrigin(Block other) {
        origin = other.origin;
        return this;
    }

    /** What is said above it. */
    public Block remark(String sentence) {
        remark = sentence;
        return this;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public @Nullable Value get(String key) {
        return values.get(key);
    }

    /** The text at a key; null if there is none. */
    public @Nullable String text(String key) {
        return values.get(key) instanceof Text text ? text.written() : null;
    }

    String remark() {
        return remark;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    Map<String, Value> values() {
        return values;
    }

    void remove(String key) {
        values.remove(key);
    }

    void remove(String key, int index) {
        if (values.get(key) instanceof Many many) {
            List<Value> rest = new ArrayList<>(many.items());
            rest.remove(index);
            values.put(key, new Many(rest));
            if (rest.isEmpty()) {
                values.remove(key);
            }
        }
    }
}
