package io.vedette.probe.run;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that a target tells as text, compared as what they look like: {@code 12} is a number, in quotes or not. */
public final class Told {
    private static final Pattern FIGURE = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?");

    private Told() {}

    /** Whether {@code found} is as it must be; absent is missing. */
    public static boolean holds(Comparison comparison, @Nullable String found) {
        if (found == null) {
            return comparison.holds(Comparison.MISSING);
        }
        return comparison.holds(comparison instanceof Comparison.Matching ? found : typed(found));
    }

    /** A number, if {@code text} is one. */
    public static Object typed(String text) {
        return FIGURE.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
