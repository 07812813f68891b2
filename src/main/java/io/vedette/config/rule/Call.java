package io.vedette.config.rule;

import io.vedette.monitor.Figures;
import io.vedette.window.Counts;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure that an expression asks for.
 *
 * @param name of the function
 * @param slo the objective that it is about; empty where it is about all probes
 * @param window zero where it has none
 * @param text as it is written
 */
public record Call(String name, String slo, Duration window, String text) {
    /** Whether it asks for counts of the rule's own windows. */
    boolean counts() {
        return name.equals("count") || name.equals("ratio_bad") || name.equals("unknown");
    }

    boolean isQuantile() {
        return name.startsWith("p");
    }

    /** Its value, as CEL knows it; nothing where there is none. */
    @Nullable
    Object value(Figures figures) {
        return switch (name) {
            case "count" -> figures.counts(window).valid();
            case "ratio_bad" -> {
                Counts counts = figures.counts(window);
                yield share(counts.bad(), counts.valid());
            }
            case "unknown" -> {
                Counts counts = figures.counts(window);
                yield share(counts.invalid(), counts.valid() + counts.invalid());
            }
            case "burn" -> figures.burn(slo, window);
            case "budget_remaining" -> figures.budgetRemaining(slo);
            default -> {
                Long micros = figures.quantile(Integer.parseInt(name.substring(1)) / 100.0, window);
                yield micros == null ? null : Duration.ofNanos(micros * 1_000);
            }
        };
    }

    /** Its value as people read it, or why there is none. */
    String words(Figures figures) {
        return switch (value(figures)) {
            case null -> isQuantile() ? "absent (" + figures.answers(window) + " answers)" : "absent";
            case Duration latency -> String.format(Locale.ROOT, "%,d ms", latency.toMillis());
            case Double number -> String.format(Locale.ROOT, "%.4g", number);
            case Object other -> other.toString();
        };
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }
}
