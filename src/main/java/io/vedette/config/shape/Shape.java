package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import io.vedette.spelling.NearMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An object of the configuration: its keys, how they go together, and what is checked once they are read. */
public final class Shape implements Type<Fields> {
    private final String name;
    private final String description;
    private final Map<String, Key<?>> keys;
    private final List<Key<?>> required;
    private final Map<String, String> elsewhere;
    private final List<Rule> rules;
    private final BiConsumer<Fields, Findings> check;

    private Shape(
            String name,
            String description,
            Map<String, Key<?>> keys,
            Map<String, String> elsewhere,
            List<Rule> rules,
            BiConsumer<Fields, Findings> check) {
        this.name = name;
        this.description = description;
        this.keys = keys;
        this.required = keys.values().stream().filter(Key::isRequired).toList();
        this.elsewhere = elsewhere;
        this.rules = rules;
        this.check = check;
    }

    /**
     * @param name in one word, with its article left out
     */
    public static Shape of(String name, String description, Key<?>... keys) {
        Map<String, Key<?>> byName = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            byName.put(key.name(), key);
        }
        return new Shape(name, description, byName, Map.of(), List.of(), (fields, findings) -> {});
    }

    /** With words that other programs use, each with the key that it is here, or a sentence on what to write instead. */
    public Shape knowing(Map<String, String> others) {
        return new Shape(name, description, keys, others, rules, check);
    }

    public Shape with(Rule... together) {
        return new Shape(name, description, keys, elsewhere, List.of(together), check);
    }

    public Shape checkedBy(BiConsumer<Fields, Findings> checker) {
        return new Shape(name, description, keys, elsewhere, rules, checker);
    }

    @Override
    public @Nullable Fields read(Node node, Trail trail, Findings findings) {
        return switch (node) {
            case Node.Mapping mapping -> read(mapping, trail, findings);
            case Node.Scalar scalar
            when scalar.isNothing() -> read(new Node.Mapping(scalar.place(), List.of()), trail, findings);
            case Node.Scalar scalar -> refuse(scalar, trail, findings);
            case Node.Sequence sequence -> refuse(sequence, trail, findings);
        };
    }

    private Fields read(Node.Mapping mapping, Trail trail, Findings findings) {
        Fields fields = new Fields(mapping.place(), trail);
        for (Node.Entry entry : mapping.entries()) {
            Key<?> key = keys.get(entry.key());
            if (key != null) {
                readKey(key, entry, fields, findings);
            }
        }
        long strangers = mapping.entries().stream()
                .filter(entry -> !keys.containsKey(entry.key()))
                .filter(entry -> !readUnknown(entry, fields, findings))
                .count();
        missing(fields, findings);
        if (strangers == 0) { // else one of them may be what a rule misses
            rules.forEach(rule -> hold(rule, fields, findings));
        }
        check.accept(fields, findings);
        return fields;
    }

    private static void readKey(Key<?> key, Node.Entry entry, Fields fields, Findings findings) {
        Trail here = fields.trailOf(key);
        fields.put(key, entry.node().place(), key.type().read(entry.node(), here, findings));
        if (!key.note().notYet().isEmpty()) {
            findings.warnOnce(
                    key.note().notYet(),
                    entry.place(),
                    here,
                    "has no effect yet",
                    key.note().notYet());
        }
    }

    /**
     * A misspelt or renamed key is one problem; its value is read as what was meant, so that nothing else goes missing for it. Answers whether that could be
     * told.
     */
    private boolean readUnknown(Node.Entry entry, Fields fields, Findings findings) {
        String told = elsewhere.get(entry.key());
        String near = told == null ? NearMatch.of(entry.key(), keys.keySet()) : told;
        Key<?> meant = near == null ? null : keys.get(near);
        findings.error(entry.place(), fields.trail().key(entry.key()), "unknown key", hint(told, meant));
        if (meant != null && !fields.has(meant)) {
            readKey(meant, entry, fields, findings);
        }
        return meant != null;
    }

    private String hint(@Nullable String told, @Nullable Key<?> meant) {
        if (meant != null) {
            return (told == null ? "did you mean \"" : "here it is \"") + meant.name() + (told == null ? "\"?" : "\"");
        }
        return told == null ? "expected one of " + String.join(", ", keys.keySet()) : told;
    }

    private void missing(Fields fields, Findings findings) {
        for (Key<?> key : required) {
            if (!fields.has(key)) {
                String example = key.note().example();
                String expected =
                        example.isEmpty() ? key.type().label() : "something like " + key.name() + ": " + example;
                findings.names().uncertain(key.type().declares());
                findings.error(fields.place(), fields.trailOf(key), "is missing", "expected " + expected);
            }
        }
    }

    private static void hold(Rule rule, Fields fields, Findings findings) {
        long present = rule.keys().stream().filter(fields::has).count();
        if (!rule.allows(present)) {
            findings.error(fields.place(), fields.trail(), rule.found(present), rule.expected());
        }
    }

    private @Nullable Fields refuse(Node node, Trail trail, Findings findings) {
        findings.names().uncertain(declares());
        findings.error(node.place(), trail, node.kind(), "expected keys: " + String.join(", ", keys.keySet()));
        return null;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public String declares() {
        return keys.values().stream()
                .filter(key -> key.type() instanceof Name)
                .map(key -> key.type().declares())
                .findFirst()
                .orElse("");
    }

    public String description() {
        return description;
    }

    public List<Key<?>> keys() {
        return List.copyOf(keys.values());
    }

    public List<Rule> rules() {
        return rules;
    }
}
