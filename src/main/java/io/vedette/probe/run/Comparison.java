package io.vedette.probe.run;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a single value must be: a text, a number, a truth, or what is missing. A value of another type than the one compared with fails. */
public sealed interface Comparison {
    /** What stands for a value that is not there; a null is as good as that. */
    Object MISSING = new Object();

    /** Whether {@code found} is as it must be. */
    boolean holds(@Nullable Object found);

    /** What is asked for, in words that follow "to be". */
    String words();

    /** The same value of the same type; numbers by their value. */
    record Equal(Object value) implements Comparison {
        @Override
        public boolean holds(@Nullable Object found) {
            return same(value, found);
        }

        @Override
        public String words() {
            return quote(value);
        }
    }

    /** There, and any other value. */
    record Other(Object value) implements Comparison {
        @Override
        public boolean holds(@Nullable Object found) {
            return !MISSING.equals(found) && !same(value, found);
        }

        @Override
        public String words() {
            return "other than " + quote(value);
        }
    }

    /** A number within the bound. */
    record Within(Bound bound) implements Comparison {
        @Override
        public boolean holds(@Nullable Object found) {
            return found instanceof Number number && bound.holds(number.doubleValue());
        }

        @Override
        public String words() {
            return bound.toString();
        }
    }

    /** A text in which the expression is found. */
    record Matching(Regex regex) implements Comparison {
        @Override
        public boolean holds(@Nullable Object found) {
            return found instanceof String text && regex.isFoundIn(text);
        }

        @Override
        public String words() {
            return "a match of " + regex;
        }
    }

    /** There, whatever it is. */
    record Present() implements Comparison {
        @Override
        public boolean holds(@Nullable Object found) {
            return !MISSING.equals(found);
        }

        @Override
        public String words() {
            return "there";
        }
    }

    /** Not there. */
    record Absent() implements Comparison {
        @Override
        public boolean holds(@Nullable Object found) {
            return MISSING.equals(found);
        }

        @Override
        public String words() {
            return "missing";
        }
    }

    private static boolean same(Object expected, @Nullable Object found) {
        if (expected instanceof Number left && found instanceof Number right) {
            return sameNumber(left, right);
        }
        return expected.equals(found);
    }

    private static boolean sameNumber(Number left, Number right) {
        try {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
        } catch (NumberFormatException notFinite) {
            return false;
        }
    }

    /** {@code value} as a failure shows it: bounded, in one line, texts in quotes. */
    static String quote(@Nullable Object value) {
        if (MISSING.equals(value)) {
            return "nothing there";
        }
        var text = Plain.line(String.valueOf(value), 80);
        return value instanceof String ? '"' + text + '"' : text;
    }
}
