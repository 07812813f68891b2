package io.vedette.config.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON Schema can say of a single value.
 *
 * @param types JSON's names of the types that may stand there
 * @param pattern for texts, whole
 * @param words the only texts, if there are any
 * @param range for numbers
 */
public record Facets(
        List<String> types,
        @Nullable String pattern,
        List<String> words,
        @Nullable Range range) {
    /** Both inclusive. */
    public record Range(long least, long most) {}

    public Facets {
        types = List.copyOf(types);
        words = List.copyOf(words);
    }

    /** Any text; what YAML takes for a number or a truth is one too. */
    public static final Facets TEXT = new Facets(List.of("string", "number", "boolean"), null, List.of(), null);

    public static Facets matching(String pattern) {
        return new Facets(List.of("string"), pattern, List.of(), null);
    }

    public static Facets oneOf(List<String> words) {
        return new Facets(List.of("string"), null, words, null);
    }

    public static Facets integer(long least, long most, String pattern) {
        return new Facets(List.of("integer", "string"), pattern, List.of(), new Range(least, most));
    }
}
