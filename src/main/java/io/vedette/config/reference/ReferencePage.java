package io.vedette.config.reference;

import io.vedette.config.shape.Key;
import io.vedette.config.shape.Key.Presence;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.Type;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page that explains every key: a table for each object, from the outermost inwards. */
public final class ReferencePage {
    private final StringBuilder page = new StringBuilder();
    private final Set<Shape> written = new HashSet<>();

    private ReferencePage() {}

    /** Markdown that starts with {@code introduction}. */
    public static String of(Shape top, String introduction) {
        ReferencePage reference = new ReferencePage();
        reference.page.append(introduction);
        reference.section(top, "The top");
        return reference.page.toString();
    }

    private void section(Shape shape, String title) {
        if (!written.add(shape)) {
            return;
        }
        page.append("\n## ").append(title).append("\n\n").append(shape.description());
        shape.rules().forEach(rule -> page.append(' ').append(sentence(rule)));
        page.append("\n\n| key | type | default | what it says | example |\n|---|---|---|---|---|\n");
        shape.keys().forEach(this::row);
        String prefix = title.equals("The top") ? "" : title.replace("`", "") + ".";
        shape.keys().forEach(key -> inner(key, prefix));
    }

    private void inner(Key<?> key, String prefix) {
        Shape inside = shapeIn(key.type());
        if (inside != null) {
            String many = key.type() instanceof ListOf<?> ? "[]" : "";
            section(inside, '`' + prefix + key.name() + many + '`');
        }
    }

    private static @Nullable Shape shapeIn(Type<?> type) {
        return switch (type) {
            case Shape shape -> shape;
            case ListOf<?> list when list.element() instanceof Shape shape -> shape;
            case Type<?> other -> null;
        };
    }

    private void row(Key<?> key) {
        String notYet = key.note().notYet();
        String example = key.note().example();
        page.append("| `").append(key.name()).append("` | ");
        page.append(cell(key.type().label()))
                .append(" | ")
                .append(cell(presence(key)))
                .append(" | ");
        page.append(cell(key.note().description()));
        page.append(notYet.isEmpty() ? "" : " *Not yet: " + cell(notYet) + ".*");
        page.append(example.isEmpty() ? " | |\n" : " | `" + cell(example) + "` |\n");
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
        return "It "
                + switch (rule) {
                    case Rule.AtLeastOneOf some -> "has at least one of: " + some.names() + '.';
                    case Rule.ExactlyOneOf one -> "has exactly one of: " + one.names() + '.';
                };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
