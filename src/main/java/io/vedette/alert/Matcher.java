package io.vedette.alert;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.vedette.target.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one label. A missing label has the empty value; a regular expression (RE2, found in linear time) must match the whole value. Two
 * are equal when they are written alike.
 */
public final class Matcher {
    private static final int LONGEST = 1000;

    private final String label;
    private final Sign sign;
    private final String value;
    private final @Nullable Pattern pattern;

    /** How label and value are compared. */
    public enum Sign {
        EQUAL("="),
        OTHER("!="),
        LIKE("=~"),
        UNLIKE("!~");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }

        /** @throws IllegalArgumentException if there is no such sign */
        public static Sign of(String text) {
            return Arrays.stream(values())
                    .filter(sign -> sign.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected = != =~ or !~, found \"" + text + '"'));
        }

        boolean isPattern() {
            return this == LIKE || this == UNLIKE;
        }
    }

    /** The label has this value. */
    public Matcher(String label, String value) {
        this(label, Sign.EQUAL, value);
    }

    /** @throws IllegalArgumentException with a sentence for people if the value is no regular expression and should be one, or is too long */
    public Matcher(String label, Sign sign, String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " characters to match " + label);
        }
        this.label = label;
        this.sign = sign;
        this.value = value;
        this.pattern = sign.isPattern() ? pattern(value) : null;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException unreadable) {
            throw new IllegalArgumentException(
                    "expected a regular expression (RE2), " + unreadable.getDescription(), unreadable);
        }
    }

    public String label() {
        return label;
    }

    public Sign sign() {
        return sign;
    }

    public String value() {
        return value;
    }

    public boolean matches(Labels labels) {
        String found = labels.value(label);
        return switch (sign) {
            case EQUAL -> found.equals(value);
            case OTHER -> !found.equals(value);
            case LIKE -> matchesPattern(found);
            case UNLIKE -> !matchesPattern(found);
        };
    }

    private boolean matchesPattern(String found) {
        return pattern != null && pattern.matcher(found).matches();
    }

    /** Whether all of them match. */
    public static boolean allMatch(List<Matcher> matchers, Labels labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher matcher
                && label.equals(matcher.label)
                && sign == matcher.sign
                && value.equals(matcher.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, sign, value);
    }

    /** As {@link MatcherText} reads it. */
    @Override
    public String toString() {
        return label
                + sign.text
                + '"'
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + '"';
    }
}
