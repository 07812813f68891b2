package io.vedette.config.reference;

import io.vedette.config.shape.Key;
import io.vedette.config.shape.Key.Presence;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page that explains every key: a table for each object, from the outermost inwards. */
public final class ReferencePage {
    private final StringBuilder page = new StringBuilder();
    private final Map<Shape, String> titles = new HashMap<>();

    private ReferencePage() {}

    /** Markdown that starts with {@code introduction}. */
    public static String of(Shape top, String introduction) {
        ReferencePage reference = new ReferencePage();
        reference.page.append(introduction);
        reference.titles.put(top, "");
        reference.section(top, "");
        return reference.page.toString();
    }

    /**
     * @param title the way to the object; empty for the top
     */
    private void section(Shape shape, String title) {
        page.append("\n## ").append(title.isEmpty() ? "The top" : '`' + title + '`');
        page.append("\n\n").append(shape.description());
        shape.rules().forEach(rule -> page.append(' ').append(sentence(rule)));
        page.append("\n\n| key | type | default | what it says | example |\n|---|---|---|---|---|\n");
        List<Key<?>> inwards =
                shape.keys().stream().filter(key -> isNew(key, title)).toList();
        shape.keys().forEach(this::row);
        for (Key<?> key : inwards) {
            Shape inside = shapeIn(key.type());
            if (inside != null) {
                section(inside, titles.getOrDefault(inside, ""));
            }
        }
    }

    /** Whether the key has an object inside that has no section yet; then its title is settled here. */
    private boolean isNew(Key<?> key, String parent) {
        Shape inside = shapeIn(key.type());
        String way =
                (parent.isEmpty() ? "" : parent + '.') + key.name() + (key.type() instanceof ListOf<?> ? "[]" : "");
        return inside != null && titles.putIfAbsent(inside, way) == null;
    }

    private void row(Key<?> key) {
        String notYet = key.note().notYet();
        String example = key.note().example();
        page.append("| `")
                .append(key.name())
                .append("` | ")
                .append(type(key.type()))
                .append(" | ");
        page.append(cell(presence(key))).append(" | ").append(cell(key.note().description()));
        page.append(notYet.isEmpty() ? "" : " *Not yet: " + cell(notYet) + ".*");
        page.append(example.isEmpty() ? " | |\n" : " | `" + cell(example) + "` |\n");
    }

    private String type(Type<?> type) {
        Shape inside = shapeIn(type);
        if (inside == null) {
            return cell(type.label());
        }
        String anchor = titles.getOrDefault(inside, "").replaceAll("[^a-z0-9_-]", "");
        return (type instanceof ListOf<?> ? "list of " : "") + "[" + inside.label() + "](#" + anchor + ")";
    }

    private static @Nullable Shape shapeIn(Type<?> type) {
        return switch (type) {
            case Shape shape -> shape;
            case ListOf<?> list when list.element() instanceof Shape shape -> shape;
            case Type<?> other -> null;
        };
    }

    private static String presence(Key<?> key) {
        return switch (key.presence()) {
            case Presence.Required<?> required -> "**required**";
            case Presence.Optional<?> optional -> "";
            case Presence.Default<?>(String text, Object value) -> '`' + text + '`';
            case Presence.Explained<?>(String words) -> words;
        };
    }

    private static String sentence(Rule rule) {
        return switch (rule) {
            case Rule.AtLeastOneOf some -> "It has at least one of " + some.names() + '.';
            case Rule.ExactlyOneOf one -> "It has exactly one of " + one.names() + '.';
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
