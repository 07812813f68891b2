package io.vedette.web.incident;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element of a page, or of a drawing on it. Text goes in as text and attributes as attributes, so that nothing a target says can become markup. Belongs to
 * whoever builds it.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "link", "img", "br");
    private static final int DIGITS = 2;

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();

    private Markup(String name) {
        this.name = name;
    }

    static Markup of(String name) {
        return new Markup(name);
    }

    /** With a class, and a text in it. */
    static Markup of(String name, String kind, String text) {
        Markup made = new Markup(name);
        return (kind.isEmpty() ? made : made.with("class", kind)).say(text);
    }

    Markup with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** As in {@code x} or {@code height}. */
    Markup with(String attribute, double value) {
        return with(attribute, number(value));
    }

    Markup say(String text) {
        children.add(text);
        return this;
    }

    Markup add(Markup... more) {
        return addAll(Stream.of(more));
    }

    Markup addAll(Stream<Markup> more) {
        more.forEach(children::add);
        return this;
    }

    /** Two digits: a hundredth of a pixel is seen by nobody. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder into) {
        into.append('<').append(name);
        attributes.forEach((attribute, value) -> into.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        into.append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (Object child : children) {
            if (child instanceof Markup element) {
                element.write(into);
            } else {
                into.append(escaped(child.toString()));
            }
        }
        into.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
