package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.context.Context;
import io.vedette.alert.context.Context.Budget;
import io.vedette.alert.context.Context.Burn;
import io.vedette.alert.context.Context.Change;
import io.vedette.alert.context.Context.Pace;
import io.vedette.alert.context.Context.Proof;
import io.vedette.alert.context.Context.Remedy;
import io.vedette.delivery.Quote;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackProgress;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the alerts of one service: how bad, what changed, what was tried. What was known of an open alert once stays with it until it is over.
 * Belongs to the event loop of its service.
 */
final class Circumstances {
    /** A deployment longer ago is no news. */
    private static final Duration RECENT = Duration.ofHours(6);

    private final Knowledge known;
    private Map<String, Context> open = Map.of(); // one that can be added to once an alert is open
    private @Nullable RollbackProgress progress;

    /** What stands around alerts of which {@code earlier} knew, too, as far as they go on: those that end with its plan are told by it. */
    Circumstances(Knowledge known, @Nullable Circumstances earlier) {
        this.known = known;
        if (earlier != null) {
            progress = earlier.progress;
            known.alerts().stream().map(Alert::episode).forEach(episode -> goOn(episode, earlier.open));
        }
    }

    private void goOn(String episode, Map<String, Context> earlier) {
        Context context = earlier.get(episode);
        if (context != null) {
            keep(episode, context);
        }
    }

    private void keep(String episode, Context context) {
        if (open.isEmpty()) {
            open = new HashMap<>();
        }
        open.put(episode, context);
    }

    /** Takes over what an earlier life told of an alert. */
    void recall(Alert alert) {
        keep(alert.episode(), alert.context());
    }

    /** A rollback went on. */
    void tried(RollbackProgress stage) {
        progress = stage;
    }

    /** An alert with what stands around it now; without {@code pace} the one that was told before stays. */
    Alert around(Alert alert, Instant now, @Nullable Pace pace) {
        Context all = context(alert, pace).or(open.getOrDefault(alert.episode(), Context.NONE));
        if (alert.firing()) {
            keep(alert.episode(), all);
        } else if (!open.isEmpty()) {
            open.remove(alert.episode());
        }
        return alert.in(all);
    }

    /** How fast the endpoint of an alert, or its service, answers: three distributions are summed for it. */
    @Nullable
    Pace pace(Alert alert, Instant now) {
        return Paces.of(known.latency(endpoint(alert), now));
    }

    private @Nullable TargetMonitor endpoint(Alert alert) {
        return known.endpoints().find(alert.labels().value("endpoint"));
    }

    private Context context(Alert alert, @Nullable Pace pace) {
        TargetMonitor target = endpoint(alert);
        WatchSnapshot suspect = suspect(alert, known.releases().snapshot());
        return new Context(
                budget(alert, known.objectives().monitors()),
                pace,
                suspect == null ? null : change(suspect.deployment()),
                suspect == null ? null : remedy(suspect),
                target == null || !alert.firing() ? null : proof(target));
    }

    private static @Nullable Budget budget(Alert alert, List<SloMonitor> slos) {
        String own = alert.labels().value("slo");
        return slos.stream()
                .map(SloMonitor::snapshot)
                .filter(slo -> own.isEmpty() || slo.name().equals(own))
                .min(Comparator.comparingDouble(SloSnapshot::budgetRemaining))
                .map(Circumstances::budget)
                .orElse(null);
    }

    private static Budget budget(SloSnapshot slo) {
        var burns = slo.burns().stream()
                .filter(burn -> burn.rate() != null)
                .map(burn -> new Burn(burn.window(), burn.rate()))
                .toList();
        return new Budget(slo.name(), slo.budgetRemaining(), slo.window(), burns);
    }

    /** The newest deployment, if it came before the alert and not long before. */
    private static @Nullable WatchSnapshot suspect(Alert alert, List<WatchSnapshot> watches) {
        return watches.stream()
                .filter(watch -> !watch.deployment().at().isAfter(alert.startsAt()))
                .findFirst()
                .filter(watch -> watch.deployment().at().plus(RECENT).isAfter(alert.startsAt()))
                .orElse(null);
    }

    private static Change change(Deployment deployment) {
        return new Change(
                deployment.version(), deployment.previousVersion(), deployment.by(), deployment.url(), deployment.at());
    }

    private @Nullable Remedy remedy(WatchSnapshot watch) {
        RollbackProgress known = progress;
        if (known != null && known.deploymentId().equals(watch.deployment().id())) {
            return new Remedy(known.stage().label(), Quote.of(known.text()));
        }
        return watch.rollback() == null ? null : new Remedy(watch.rollback(), "");
    }

    private static @Nullable Proof proof(TargetMonitor target) {
        var seen = target.proof();
        if (seen == null || seen.due().isBefore(target.health().since())) {
            return null;
        }
        return new Proof(seen.reason().label(), first("answer", seen.evidence()), first("body", seen.evidence()));
    }

    private static String first(String what, Evidence evidence) {
        return evidence.lines().stream()
                .filter(line -> line.what().equals(what))
                .findFirst()
                .map(line -> Quote.of(line.text().strip().lines().findFirst().orElse("")))
                .orElse("");
    }
}
