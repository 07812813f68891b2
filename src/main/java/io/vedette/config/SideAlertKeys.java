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
import io.vedette.monitor.OwnRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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

    /** What holds for a service that says nothing itself. */
    static AlertPlan plan(@Nullable Fields defaults, List<OwnRule> rules) {
        return new AlertPlan(
                of(defaults, DefaultsSection.NO_DATA),
                new CertificateAges(
                        of(defaults, DefaultsSection.CERTIFICATE_WARNING),
                        of(defaults, DefaultsSection.CERTIFICATE_CRITICAL)),
                of(defaults, DefaultsSection.LATENCY_ANOMALY),
                rules);
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
