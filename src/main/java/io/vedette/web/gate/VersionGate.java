package io.vedette.web.gate;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version that is being rolled out may go further. Pure. What is not known is not good.
 *
 * @param watch of the version; absent when it is not known
 * @param ok nothing speaks against it so far
 * @param why one sentence
 */
record VersionGate(@Nullable WatchSnapshot watch, boolean ok, String why) {
    /** A deployment that was judged before that is hardly the one that is under way. */
    private static final Duration RECENT = Duration.ofHours(1);

    /** @param version absent for the newest deployment */
    static VersionGate of(ServiceSnapshot service, @Nullable String version, Instant now) {
        return service.watches().stream()
                .filter(watch -> version == null
                        ? isRecent(watch, now)
                        : watch.deployment().version().equals(version))
                .findFirst()
                .map(watch -> of(service, watch))
                .orElseGet(() -> new VersionGate(null, false, unknown(service, version)));
    }

    private static boolean isRecent(WatchSnapshot watch, Instant now) {
        Instant judged = watch.judgedAt();
        return judged == null || judged.plus(RECENT).isAfter(now);
    }

    private static String unknown(ServiceSnapshot service, @Nullable String version) {
        return "no deployment of " + (version == null ? "" : "version " + version + " of ")
                + service.service().name() + (version == null ? " is under way" : " is known")
                + ": report it, or let the service name its version";
    }

    private static VersionGate of(ServiceSnapshot service, WatchSnapshot watch) {
        if (watch.verdict() != Verdict.WATCHING || watch.held()) {
            return new VersionGate(watch, !watch.held(), watch.why());
        }
        Optional<Alert> critical = service.alerts().stream()
                .filter(alert -> alert.severity() == Severity.CRITICAL)
                .findFirst();
        if (critical.isPresent()) {
            return new VersionGate(watch, false, critical.get().summary());
        }
        return isMeasured(service, watch.deployment().at())
                ? new VersionGate(watch, true, "nothing speaks against it so far; " + watch.why())
                : new VersionGate(watch, false, "nothing was measured since it came");
    }

    private static boolean isMeasured(ServiceSnapshot service, Instant since) {
        return service.targets().stream()
                .map(target -> target.last())
                .anyMatch(last -> last != null && !last.due().isBefore(since));
    }

    boolean regressed() {
        return watch != null && watch.verdict() == Verdict.REGRESSED;
    }

    /** Whether there is a verdict. */
    boolean judged() {
        return watch != null && watch.verdict() != Verdict.WATCHING;
    }

    /** The verdict in one word. */
    String verdict() {
        return watch == null ? "unknown" : watch.verdict().label();
    }

    /** As Argo Rollouts' web metric reads it; names as there, in camel case. */
    JsonObject json(Measured measured) {
        return new JsonObject()
                .put("ok", ok)
                .put("regressed", regressed())
                .put("judged", judged())
                .put("verdict", verdict())
                .put("why", why)
                .put("deployment", watch == null ? null : watch.deployment().id())
                .put("version", watch == null ? null : watch.deployment().version())
                .put("samples", measured.count())
                .put("successPercent", measured.success())
                .put("p99Ms", measured.p99Millis());
    }
}
