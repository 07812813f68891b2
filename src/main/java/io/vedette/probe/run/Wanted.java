package io.vedette.probe.run;

import java.util.regex.Pattern;

/** What a text that a target told must be: a text, or a figure within a bound. */
public sealed interface Wanted {
    boolean holds(String found);

    /** Exactly this text; numbers are equal when their figures are. */
    record Same(String text) implements Wanted {
        @Override
        public boolean holds(String found) {
            return text.equals(found)
                    || (Figures.isFigure(text)
                            && Figures.isFigure(found)
                            && Double.parseDouble(text) == Double.parseDouble(found));
        }

        @Override
        public String toString() {
            return "to be " + text;
        }
    }

    /** A figure within {@code bound}; what is none fails. */
    record Within(Bound bound) implements Wanted {
        @Override
        public boolean holds(String found) {
            return Figures.isFigure(found) && bound.holds(Double.parseDouble(found));
        }

        @Override
        public String toString() {
            return bound.toString();
        }
    }

    /** Which texts are figures. */
    final class Figures {
        private static final Pattern FIGURE = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?");

        private Figures() {}

        public static boolean isFigure(String text) {
            return FIGURE.matcher(text).matches();
        }
    }
}
