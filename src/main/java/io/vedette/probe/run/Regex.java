package io.vedette.probe.run;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression in RE2's syntax: it is found in time linear in the text, whoever wrote either. Two are equal when they are written alike.
 */
public final class Regex {
    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with a sentence for people if {@code text} is not one */
    public static Regex of(String text) {
        try {
            return new Regex(Pattern.compile(text));
        } catch (PatternSyntaxException unreadable) {
            throw new IllegalArgumentException(
                    "expected a regular expression (RE2), " + Plain.line(unreadable.getDescription(), 80), unreadable);
        }
    }

    /** Whether it matches somewhere in {@code text}. */
    public boolean isFoundIn(CharSequence text) {
        return pattern.matcher(text).find();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.pattern.pattern().equals(pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
