package io.vedette.web.blackbox;

import static java.util.Map.entry;

import io.netty.util.NetUtil;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.web.Prober.Sighting;
import io.vedette.web.Prober.Tls;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** One sighting as the gauges that blackbox_exporter 0.28 gives, by their names and labels, so that its dashboards and rules go on. */
final class ProbeMetrics {
    private static final double MICROS = 1e6;

    /** A phase as that exporter calls it, and where ours has its time. */
    private record Phase(String name, ToLongFunction<Phases> time) {}

    private static final Phase RESOLVE = new Phase("resolve", Phases::dns);
    private static final Phase CONNECT = new Phase("connect", Phases::connect);
    private static final Phase PROCESSING = new Phase("processing", Phases::waiting);
    private static final Phase TRANSFER = new Phase("transfer", Phases::transfer);

    /** The phases of each kind, by the prefix of its metrics. */
    private static final Map<String, List<Phase>> PHASES = Map.ofEntries(
            entry("http", List.of(RESOLVE, CONNECT, new Phase("tls", Phases::tls), PROCESSING, TRANSFER)),
            entry("icmp", List.of(RESOLVE, new Phase("setup", Phases::connect), new Phase("rtt", Phases::waiting))),
            entry("dns", List.of(RESOLVE, CONNECT, new Phase("request", Phases::waiting))),
            entry("grpc", List.of(RESOLVE, new Phase("check", Phases::waiting))),
            entry("websocket", List.of(RESOLVE, CONNECT, PROCESSING, TRANSFER)));

    private final StringBuilder text = new StringBuilder(2048);

    private ProbeMetrics() {}

    /** @param scheme of the module's URL */
    static String of(Sighting seen, String scheme, Duration timeout) {
        var page = new ProbeMetrics();
        page.always(seen, timeout);
        if (seen.outcome() instanceof Outcome.Measured measured) {
            page.measured(measured, seen, scheme);
        }
        return page.text.toString();
    }

    private void always(Sighting seen, Duration timeout) {
        gauge("probe_success", "Whether the probe was a success", seen.outcome() instanceof Outcome.Answered ? 1 : 0);
        gauge("probe_duration_seconds", "How long the probe took", seen.took().toNanos() / 1e9);
        gauge("probe_timeout_seconds", "The probe's deadline", timeout.toNanos() / 1e9);
        if (seen.address() != null) {
            gauge(
                    "probe_ip_protocol",
                    "Whether the probe used IPv4 or IPv6",
                    NetUtil.isValidIpV6Address(seen.address()) ? 6 : 4);
        }
    }

    private void measured(Outcome.Measured measured, Sighting seen, String scheme) {
        String prefix = prefix(scheme);
        Phases phases = measured.phases();
        gauge(
                "probe_dns_lookup_time_seconds",
                "The time taken by the name's resolution",
                Math.max(0, phases.dns()) / MICROS);
        phases(prefix, phases);
        if (prefix.equals("http")) {
            http(measured, seen);
        }
        gauge(
                "probe_failed_due_to_regex",
                "Whether the probe failed for what the body says",
                measured instanceof Outcome.Down down && down.reason() == Reason.BODY ? 1 : 0);
        if (seen.tls() != null) {
            tls(seen.tls(), prefix);
        }
    }

    private static String prefix(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http", "https" -> "http";
            case "ws", "wss" -> "websocket";
            case "grpc", "grpcs" -> "grpc";
            default -> scheme;
        };
    }

    private void phases(String prefix, Phases phases) {
        List<Phase> known = PHASES.getOrDefault(prefix, List.of());
        if (known.isEmpty()) {
            return;
        }
        String name = "probe_" + prefix + "_duration_seconds";
        head(name, "Duration of the probe by phase");
        for (Phase phase : known) {
            line(name, "phase", phase.name(), Math.max(0, phase.time().applyAsLong(phases)) / MICROS);
        }
    }

    private void http(Outcome.Measured measured, Sighting seen) {
        gauge(
                "probe_http_status_code",
                "The answer's status",
                measured.observed().status());
        gauge("probe_http_ssl", "Whether TLS was used", seen.tls() == null ? 0 : 1);
        gauge("probe_http_content_length", "The length that the answer announced", (double) seen.contentLength());
        if (seen.statusLine().startsWith("HTTP/")) {
            String version = seen.statusLine().substring("HTTP/".length()).split(" ", 2)[0];
            gauge("probe_http_version", "The version of HTTP of the answer", Double.parseDouble(version));
        }
    }

    private void tls(Tls tls, String prefix) {
        tls.expiries().stream()
                .min(Comparator.naturalOrder())
                .map(Instant::getEpochSecond)
                .ifPresent(first -> {
                    gauge("probe_ssl_earliest_cert_expiry", "When the first certificate of the chain expires", first);
                    gauge(
                            "probe_ssl_last_chain_expiry_timestamp_seconds",
                            "When the chain that was presented expires",
                            first);
                });
        head("probe_tls_version_info", "The version of TLS");
        line("probe_tls_version_info", "version", tls.version().replace("TLSv", "TLS "), 1);
        if (prefix.equals("http")) {
            head("probe_tls_cipher_info", "The cipher suite");
            line("probe_tls_cipher_info", "cipher", tls.cipher(), 1);
        }
    }

    private void gauge(String name, String help, double value) {
        head(name, help);
        text.append(name).append(' ').append(figure(value)).append('\n');
    }

    private void head(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void line(String name, String label, String labelled, double value) {
        String escaped = labelled.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        text.append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(escaped)
                .append("\"} ");
        text.append(figure(value)).append('\n');
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
