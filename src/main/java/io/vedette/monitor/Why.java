package io.vedette.monitor;

import io.vedette.slo.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an objective stands as it does: numbers, and a sentence when somebody reads it.
 *
 * @param firing the names of the rules whose alerts are not over
 */
public record Why(@Nullable Reading reading, List<String> firing) {
    /** Nothing is known. */
    public static final Why UNKNOWN = new Why(null, List.of());

    public Why {
        firing = List.copyOf(firing);
    }

    public String sentence() {
        return reading == null ? "" : reading.standing().why(rule -> firing.contains(rule.name()));
    }
}
