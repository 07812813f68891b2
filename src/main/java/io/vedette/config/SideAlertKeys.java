package io.vedette.config;

import io.vedette.alert.Severity;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.monitor.AlertPlan;
import io.vedette.monitor.CertificateAges;
import io.vedette.monitor.DownWhen;
import io.vedette.monitor.OwnRule;
import io.vedette.slo.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys that {@code defaults} and every service have, of what is told beside outages and objectives. */
final class SideAlertKeys {
    private static final String OFF = "off";

    private SideAlertKeys() {}

    /** From when on a certificate is too near to its end. */
    static Key<Optional<Duration>> certificate(String severity, String unless) {
        return Key.of(
                        "certificate_" + severity,
                        durationOrOff(),
                        "How much is left of a certificate when `CertificateExpires` is " + severity
                                + "; `off` for no such alert" + unless + ".")
                .example("30d");
    }

    private static Scalar<Optional<Duration>> durationOrOff() {
        return Scalar.of(
                "duration, or off",
                "a duration such as 14d, or off",
                Facets.matching("^(" + OFF + "|" + Durations.PATTERN + ")$"),
                text -> {
                    Duration duration = Durations.parse(text);
                    if (text.equals(OFF)) {
                        return Parsed.good(Optional.empty());
                    }
                    return duration == null ? Parsed.bad() : Parsed.good(Optional.of(duration));
                });
    }

    /** How bad it is to be slower than this hour of the week has been. */
    static Key<Optional<Severity>> latencyAnomaly(String unless) {
        var words = new LinkedHashMap<String, Optional<Severity>>();
        words.put(OFF, Optional.empty());
        for (Severity severity : Severity.values()) {
            words.put(severity.label(), Optional.of(severity));
        }
        return Key.of(
                        "latency_anomaly",
                        Scalars.oneOf(words),
                        "The severity of `LatencyAnomaly`, the alert that the last hour is slower than this hour of the week has been; `off` for no such alert"
                                + unless + ".")
                .example("warning");
    }

    /** How many endpoints must be down for the service to be. */
    static Key<DownWhen> downWhen(String unless) {
        return Key.of(
                        "down_when",
                        endpoints(),
                        "How many of a service's endpoints must be down for the service to be down: a number, or a share of them, rounded up. "
                                + "With more than one, a single endpoint that is down is a warning, and `ServiceDown` is critical"
                                + unless + ".")
                .example("10%");
    }

    private static Scalar<DownWhen> endpoints() {
        Pattern pattern = Pattern.compile("([1-9]\\d{0,5})|(\\d{1,3}(?:\\.\\d{1,3})?)%");
        return Scalar.of(
                "number or share of endpoints",
                "a number of endpoints such as 3, or a share of them such as 10%",
                new Facets(
                        List.of("integer", "string"), "^(" + pattern + ")$", List.of(), new Facets.Range(1, 999_999)),
                text -> {
                    Matcher parts = pattern.matcher(text);
                    if (!parts.matches()) {
                        return Parsed.bad();
                    }
                    return parts.group(1) == null
                            ? share(new BigDecimal(parts.group(2)).movePointLeft(2))
                            : Parsed.good(new DownWhen.Count(Integer.parseInt(parts.group(1))));
                });
    }

    private static Parsed<DownWhen> share(BigDecimal share) {
        boolean fits = share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0;
        return fits
                ? Parsed.good(new DownWhen.Share(Ratio.of(share)))
                : Parsed.bad("expected more than 0% and at most 100%");
    }

    /** What holds for a service that says nothing itself. */
    static AlertPlan plan(@Nullable Fields defaults, List<OwnRule> rules) {
        return new AlertPlan(
                of(defaults, DefaultsSection.NO_DATA),
                new CertificateAges(
                        of(defaults, DefaultsSection.CERTIFICATE_WARNING),
                        of(defaults, DefaultsSection.CERTIFICATE_CRITICAL)),
                of(defaults, DefaultsSection.LATENCY_ANOMALY),
                rules,
                defaults == null ? DefaultsSection.DOWN_WHEN.whenAbsent() : defaults.get(DefaultsSection.DOWN_WHEN));
    }

    /** What is critical comes after the warning. */
    static void check(
            Fields fields, Key<Optional<Duration>> warning, Key<Optional<Duration>> critical, Findings findings) {
        Duration first = written(fields, warning);
        Duration then = written(fields, critical);
        if (first != null && then != null && then.compareTo(first) >= 0) {
            findings.error(
                    fields.placeOf(critical),
                    fields.trailOf(critical),
                    Durations.words(then) + " is not less than certificate_warning",
                    "expected less than " + Durations.words(first));
        }
    }

    private static @Nullable Duration written(Fields fields, Key<Optional<Duration>> key) {
        Optional<Duration> said = fields.written(key);
        return said == null ? null : said.orElse(null);
    }

    private static <T> @Nullable T of(@Nullable Fields defaults, Key<Optional<T>> key) {
        return (defaults == null ? key.whenAbsent() : defaults.get(key)).orElse(null);
    }
}
