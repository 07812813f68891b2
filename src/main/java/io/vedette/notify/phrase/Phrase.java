package io.vedette.notify.phrase;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text about an alert in which {@code {{ name }}} stands for what is known under that name: a closed set of names, no conditions, no loops, no calls, so that
 * it is as quick and as long as it looks. What an alert says is never looked at for names. Pure.
 */
public final class Phrase {
    private static final Pattern NAME = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");
    /** More than any receiver takes. */
    private static final Limit LONGEST = Limit.characters(20_000);

    private final String template;
    private final List<Part> parts;

    /** A piece of text, or what stands for one. */
    private sealed interface Part {
        record Text(String text) implements Part {}

        record Known(Fact fact) implements Part {}

        record Label(String name) implements Part {}
    }

    private Phrase(String template, List<Part> parts) {
        this.template = template;
        this.parts = List.copyOf(parts);
    }

    /** What is wrong with a template and where in it, in a sentence, or nothing. */
    public static @Nullable String problem(String template) {
        if (template.isBlank()) {
            return "expected a text";
        }
        Matcher names = NAME.matcher(template);
        var rest = new StringBuilder(template);
        while (names.find()) {
            if (part(names.group(1).strip()) == null) {
                return "unknown name \"" + names.group(1).strip() + "\" at character " + (names.start() + 1)
                        + " — expected one of " + Fact.names() + ", labels.NAME";
            }
            rest.replace(names.start(), names.end(), " ".repeat(names.end() - names.start()));
        }
        Matcher braces = BRACES.matcher(rest);
        return braces.find() ? "a brace without its fellow at character " + (braces.start() + 1) : null;
    }

    /** A template without {@link #problem}. */
    public static Phrase of(String template) {
        var parts = new ArrayList<Part>();
        Matcher names = NAME.matcher(template);
        int from = 0;
        while (names.find()) {
            parts.add(new Part.Text(template.substring(from, names.start())));
            Part part = part(names.group(1).strip());
            if (part == null) {
                throw new IllegalArgumentException(problem(template));
            }
            parts.add(part);
            from = names.end();
        }
        parts.add(new Part.Text(template.substring(from)));
        return new Phrase(template, parts);
    }

    private static @Nullable Part part(String name) {
        if (name.startsWith("labels.") && name.length() > "labels.".length()) {
            return new Part.Label(name.substring("labels.".length()));
        }
        Fact fact = Fact.find(name);
        return fact == null ? null : new Part.Known(fact);
    }

    /** The text about one alert of a notice. */
    String about(Alert alert, Notice notice) {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Part.Text(String same) -> same;
                        case Part.Known(Fact fact) -> fact.of(alert, notice);
                        case Part.Label(String name) -> alert.labels().value(name);
                    });
        }
        return LONGEST.cut(text.toString().strip());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Phrase phrase && phrase.template.equals(template);
    }

    @Override
    public int hashCode() {
        return template.hashCode();
    }

    @Override
    public String toString() {
        return template;
    }
}
