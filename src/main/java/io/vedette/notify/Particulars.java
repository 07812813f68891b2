package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.context.Context;
import io.vedette.alert.context.Context.Budget;
import io.vedette.alert.context.Context.Change;
import io.vedette.alert.context.Context.Pace;
import io.vedette.alert.context.Context.Proof;
import io.vedette.alert.context.Context.Remedy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands around an alert in plain words, the same for every receiver: one short line each, the most telling first. Pure. */
public final class Particulars {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int MOST_BURNS = 2;

    private Particulars() {}

    /**
     * One of them.
     *
     * @param text in one line
     * @param link where more of it is found
     */
    public record Particular(
            String label, String text, @Nullable URI link) {
        /** As it stands in a text. */
        @Override
        public String toString() {
            return label + ": " + text;
        }
    }

    /** Those of an alert; none of what is not known. */
    public static List<Particular> of(Alert alert) {
        Context context = alert.context();
        return Stream.of(
                        of("Changed", context.change(), change -> changed(change, alert), Change::url),
                        of("Tried", context.remedy(), Particulars::tried, _ -> null),
                        of("Answer", alert.firing() ? context.proof() : null, Particulars::answered, _ -> null),
                        of("Latency", context.pace(), Particulars::latency, _ -> null),
                        of("Budget", isObjectives(alert) ? null : context.budget(), Particulars::budget, _ -> null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** An objective's own alert says in its description what is left of it. */
    private static boolean isObjectives(Alert alert) {
        return !alert.labels().value("slo").isEmpty();
    }

    private static <T> @Nullable Particular of(
            String label, @Nullable T value, Function<T, String> words, Function<T, @Nullable URI> link) {
        return value == null ? null : new Particular(label, words.apply(value), link.apply(value));
    }

    private static String changed(Change change, Alert alert) {
        String from = change.previous() == null ? "" : " in place of " + change.previous();
        String by = change.by() == null ? "" : " by " + change.by();
        Duration before = Duration.between(change.at(), alert.startsAt());
        return "version " + change.version() + " was deployed" + from + by + ", " + Wording.span(before) + " before";
    }

    private static String tried(Remedy remedy) {
        return "rollback " + remedy.stage().replace('_', ' ').replace('-', ' ')
                + (remedy.why().isEmpty() ? "" : ": " + remedy.why());
    }

    private static String answered(Proof proof) {
        String said = Stream.of(proof.answer(), proof.body())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" — "));
        return said.isEmpty() ? "none (" + proof.reason() + ")" : said;
    }

    private static String latency(Pace pace) {
        return "p" + pace.percent() + " " + time(pace.now()) + " in the last 10 min, " + time(pace.usual())
                + " in the last day " + bars(pace.hour());
    }

    private static String budget(Budget budget) {
        String burns = budget.burns().stream()
                .limit(MOST_BURNS)
                .map(burn -> figure(burn.rate()) + "x over " + Wording.span(burn.over()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%.1f %%", budget.left() * 100) + " of " + budget.slo() + "'s for "
                + Wording.span(budget.period()) + " left" + (burns.isEmpty() ? "" : "; burn rate " + burns);
    }

    /** Each value as a bar, the highest full; a gap where there is none. */
    public static String bars(List<Duration> values) {
        long most = values.stream().mapToLong(Duration::toNanos).max().orElse(0);
        return values.stream().map(value -> bar(value.toNanos(), most)).collect(Collectors.joining());
    }

    private static String bar(long value, long most) {
        if (value == 0) {
            return "·";
        }
        int height = (int) (value * (BARS.length() - 1) / most);
        return BARS.substring(height, height + 1);
    }

    /** A latency as people say it. */
    public static String time(Duration latency) {
        double millis = latency.toNanos() / 1e6;
        if (millis >= 1000) {
            return figure(millis / 1000) + " s";
        }
        return figure(millis) + " ms";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
