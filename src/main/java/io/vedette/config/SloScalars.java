package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.sample.Part;
import io.vedette.slo.Indicator;
import io.vedette.slo.Period;
import io.vedette.slo.Ratio;
import io.vedette.spelling.NearMatch;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The single values of objectives. */
final class SloScalars {
    private static final String FRESHNESS = "freshness";
    private static final Pattern FACTOR = Pattern.compile("\\d{1,4}(\\.\\d{1,4})?");

    private SloScalars() {}

    static Scalar<Indicator> indicator() {
        List<String> timed = new ArrayList<>(Part.labels());
        timed.add(FRESHNESS);
        String words = String.join("|", timed);
        Pattern pattern = Pattern.compile("(" + words + ")\\s*<\\s*(\\S+)");
        return Scalar.of(
                "indicator",
                "availability, or latency < and a duration, or a part of it (" + String.join(", ", Part.labels())
                        + "), or freshness < and a duration",
                Facets.matching("^(availability|(" + words + ")\\s*<\\s*" + Durations.PATTERN + ")$"),
                text -> text.equals("availability")
                        ? Parsed.good(new Indicator.Availability())
                        : timed(text, pattern.matcher(text)));
    }

    private static Parsed<Indicator> timed(String text, Matcher parts) {
        Duration threshold = parts.matches() ? Durations.parse(parts.group(2)) : null;
        if (threshold == null || !threshold.isPositive()) {
            return Parsed.bad(
                    NearMatch.of(text, List.of("availability")) == null ? "" : "did you mean \"availability\"?");
        }
        return Parsed.good(
                parts.group(1).equals(FRESHNESS)
                        ? new Indicator.Freshness(threshold)
                        : new Indicator.Latency(Part.valueOf(parts.group(1).toUpperCase(Locale.ROOT)), threshold));
    }

    /** Days that end now, or a stretch of the calendar in UTC. */
    static Scalar<Period> period() {
        Pattern calendar = Pattern.compile("calendar (week|month|quarter)");
        return Scalar.of(
                "period",
                "7d to 90d, or calendar week, calendar month or calendar quarter",
                Facets.matching("^(calendar (week|month|quarter)|" + Durations.PATTERN + ")$"),
                text -> {
                    Matcher words = calendar.matcher(text);
                    if (words.matches()) {
                        var unit = Period.Unit.valueOf(words.group(1).toUpperCase(Locale.ROOT));
                        return Parsed.good(new Period.Calendar(unit, ZoneOffset.UTC));
                    }
                    return rolling(Durations.parse(text));
                });
    }

    private static Parsed<Period> rolling(@Nullable Duration length) {
        if (length == null) {
            return Parsed.bad();
        }
        boolean fits = length.toDays() >= 7 && length.compareTo(Duration.ofDays(90)) <= 0;
        return fits ? Parsed.good(new Period.Rolling(length)) : Parsed.bad("expected 7d to 90d");
    }

    static Scalar<ZoneId> zone() {
        return Scalar.of("time zone", "a time zone such as Europe/Berlin or UTC", Facets.TEXT, text -> {
            try {
                return Parsed.good(ZoneId.of(text));
            } catch (DateTimeException unknown) {
                return Parsed.bad();
            }
        });
    }

    static Scalar<Ratio> percentage() {
        Pattern percent = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,6})?)\\s*%");
        return Scalar.of(
                "percentage",
                "a percentage between 0% and 100% such as 99.9%, with at most six decimals",
                Facets.matching("^(?!0{1,2}(\\.0*)?\\s*%)\\d{1,2}(\\.\\d{1,6})?\\s*%$"),
                text -> {
                    Matcher parts = percent.matcher(text);
                    if (!parts.matches()) {
                        return Parsed.bad();
                    }
                    Ratio ratio = Ratio.of(new BigDecimal(parts.group(1)).movePointLeft(2));
                    return ratio.numerator() == 0 ? Parsed.bad() : Parsed.good(ratio);
                });
    }

    /** How many times as fast as allowed. */
    static Scalar<Ratio> factor() {
        return Scalar.of(
                "number",
                "a number over 0 such as 14.4, with at most four decimals",
                new Facets(List.of("number", "string"), "^" + FACTOR + "$", List.of(), null),
                text -> {
                    Ratio factor = FACTOR.matcher(text).matches() ? Ratio.of(new BigDecimal(text)) : null;
                    return factor == null || factor.numerator() == 0 ? Parsed.bad() : Parsed.good(factor);
                });
    }
}
