package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values under keys that the user chooses, in the order of the file. What cannot be read is left out, once its problem is noted. */
public record MapOf<T>(Keys keys, Type<T> values) implements Type<Map<String, T>> {
    /**
     * What the user's keys may be.
     *
     * @param label as the reference page names them
     * @param expected fits after "expected"
     * @param pattern of the whole key, for editors
     */
    public record Keys(String label, String expected, String pattern, Predicate<String> allowed) {
        public static Keys matching(String label, String expected, String pattern) {
            return new Keys(label, expected, pattern, Pattern.compile(pattern).asMatchPredicate());
        }
    }

    @Override
    public @Nullable Map<String, T> read(Node node, Trail trail, Findings findings) {
        return switch (node) {
            case Node.Mapping mapping -> readAll(mapping, trail, findings);
            case Node.Scalar scalar when scalar.isNothing() -> Map.of();
            case Node.Scalar scalar -> refuse(scalar, trail, findings);
            case Node.Sequence sequence -> refuse(sequence, trail, findings);
        };
    }

    private Map<String, T> readAll(Node.Mapping mapping, Trail trail, Findings findings) {
        Map<String, T> read = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            Trail here = trail.key(entry.key());
            if (!keys.allowed.test(entry.key())) {
                findings.error(entry.place(), here, Shown.of(entry.key()), "expected " + keys.expected);
                continue;
            }
            T value = values.read(entry.node(), here, findings);
            if (value != null) {
                read.put(entry.key(), value);
            }
        }
        return Collections.unmodifiableMap(read);
    }

    private @Nullable Map<String, T> refuse(Node node, Trail trail, Findings findings) {
        findings.error(node.place(), trail, node.kind(), "expected " + label());
        return null;
    }

    @Override
    public String label() {
        return "map of " + keys.label + " to " + values.label();
    }
}
