package io.vedette.config;

import io.vedette.alert.Severity;
import io.vedette.config.endpoint.EndpointSection;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.monitor.DownWhen;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code defaults}: what holds for every endpoint that does not say otherwise. */
final class DefaultsSection {
    static final Key<Duration> INTERVAL = Key.of(
                    "interval", EndpointSection.interval(), "How often an endpoint is probed, at a fixed rate.")
            .or("10s")
            .example("30s");
    static final Key<Duration> TIMEOUT = Key.of(
                    "timeout",
                    EndpointSection.timeout(),
                    "The deadline of a whole probe, from name resolution to the last byte; an endpoint with a shorter interval gets its interval.")
            .or("5s")
            .example("2s");
    static final Key<Map<String, String>> LABELS = Key.of(
                    "labels", LabelNames.given(), "Labels of every service; a service's own win.")
            .example("{ environment: production }");

    static final Key<Integer> PER_HOST = Key.of(
                    "per_host",
                    Scalars.integer(1, 10_000),
                    "How many probes of one host may be under way at a time, shared out among the event loops. The others wait within their timeouts, which is never the target's latency or failure. A change needs a restart.")
            .or("128")
            .example("32");

    static final Key<DownWhen> DOWN_WHEN = SideAlertKeys.downWhen("").or("1");

    static final Key<Optional<Severity>> NO_DATA = noData("").or("warning");

    static final Key<Optional<Severity>> LATENCY_ANOMALY =
            SideAlertKeys.latencyAnomaly("").or("off");
    static final Key<Optional<Duration>> CERTIFICATE_WARNING =
            SideAlertKeys.certificate("warning", "").or("14d");
    static final Key<Optional<Duration>> CERTIFICATE_CRITICAL =
            SideAlertKeys.certificate("critical", "").or("3d");

    static final Shape SHAPE = Shape.of(
                    "defaults",
                    "What holds where nothing else is said.",
                    INTERVAL,
                    TIMEOUT,
                    LABELS,
                    PER_HOST,
                    DOWN_WHEN,
                    NO_DATA,
                    CERTIFICATE_WARNING,
                    CERTIFICATE_CRITICAL,
                    LATENCY_ANOMALY)
            .knowing(Rivals.PACE)
            .checkedBy(DefaultsSection::check);

    private DefaultsSection() {}

    /** How bad it is that an endpoint cannot be measured. */
    static Key<Optional<Severity>> noData(String unless) {
        var words = new LinkedHashMap<String, Optional<Severity>>();
        for (Severity severity : Severity.values()) {
            words.put(severity.label(), Optional.of(severity));
        }
        words.put("off", Optional.empty());
        return Key.of(
                        "no_data",
                        Scalars.oneOf(words),
                        "The severity of `NoData`, the alert that endpoints of a service gave no result for 5 minutes and 5 intervals; `off` for no such alert"
                                + unless + ".")
                .example("info");
    }

    /** The default timeout, like every inherited one, is shortened to the interval. */
    static EndpointSection.Pace pace(Fields defaults) {
        return new EndpointSection.Pace(defaults.get(INTERVAL), defaults.get(TIMEOUT));
    }

    private static void check(Fields defaults, Findings findings) {
        SideAlertKeys.check(defaults, CERTIFICATE_WARNING, CERTIFICATE_CRITICAL, findings);
        Duration timeout = defaults.written(TIMEOUT);
        if (timeout != null && !defaults.isBroken(INTERVAL) && timeout.compareTo(defaults.get(INTERVAL)) > 0) {
            findings.error(
                    defaults.placeOf(TIMEOUT),
                    defaults.trailOf(TIMEOUT),
                    Durations.words(timeout) + " is longer than the interval",
                    "expected at most " + Durations.words(defaults.get(INTERVAL)));
        }
    }
}
