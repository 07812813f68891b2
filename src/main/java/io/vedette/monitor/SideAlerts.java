package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.window.Season.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the alerts of {@link SideRules}. */
record SideAlerts(Alerts words, String service) {
    static final String CERTIFICATE = "CertificateExpires";
    static final String SLOW = "LatencyAnomaly";

    private static final int NAMED = 3;

    /** @param near the endpoints that it is about, the nearest to its end first */
    Alert certificates(Severity severity, List<TargetMonitor> near, Instant now) {
        boolean over = expiry(near.getFirst()).isBefore(now);
        String what = over ? " has a certificate that has expired" : " has a certificate that expires soon";
        String which =
                near.stream().limit(NAMED).map(target -> expiry(target, now)).collect(Collectors.joining("; "));
        int more = near.size() - NAMED;
        return words.alert(
                CERTIFICATE,
                severity,
                Map.of(),
                service + what,
                which + (more > 0 ? "; and " + more + " more" : ""),
                now);
    }

    /** As in {@code checkout-1: valid until 2026-12-04T00:00:00Z, 13d left}. */
    static String expiry(TargetMonitor target, Instant now) {
        Instant expiry = expiry(target);
        Duration left = Duration.between(now, expiry);
        String so = left.isNegative() ? "expired " + words(left.negated()) + " ago" : words(left) + " left";
        return target.target().id().endpoint() + ": valid until " + expiry.truncatedTo(ChronoUnit.SECONDS) + ", " + so;
    }

    private static Instant expiry(TargetMonitor target) {
        Instant expiry = target.certificateExpiry();
        return expiry == null ? Instant.MAX : expiry;
    }

    private static String words(Duration left) {
        return left.toDays() > 0 ? left.toDays() + "d" : left.toHours() + "h";
    }

    Alert slow(Severity severity, Comparison found, Instant now) {
        return words.alert(SLOW, severity, Map.of(), service + " is slower than usual at this hour", words(found), now);
    }

    /** As in {@code 95th percentile of the last hour 812 ms, usually 301 ms …}. */
    static String words(Comparison found) {
        String which = found.percentile() == 0.5 ? "median" : "95th percentile";
        return String.format(
                Locale.ROOT,
                "%s of the last hour %.1f ms, usually %.1f ms at this hour of the week: %.1f deviations off, by %d hours alike (5 and a quarter slower make an anomaly)",
                which,
                found.found() / 1e3,
                found.usual() / 1e3,
                found.far(),
                found.hours());
    }
}
