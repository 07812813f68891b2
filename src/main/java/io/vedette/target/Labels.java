package io.vedette.target;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Label names and values in the order of their names. */
public record Labels(Map<String, String> values) {
    public static final Labels NONE = new Labels(Map.of());

    public Labels {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The value of {@code name}, empty when there is none: as matchers see it. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** These labels and one more, or one replaced. */
    public Labels with(String name, String value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Labels(more);
    }

    /** These labels with {@code others} over them. */
    public Labels with(Labels others) {
        var more = new TreeMap<>(values);
        more.putAll(others.values);
        return new Labels(more);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
