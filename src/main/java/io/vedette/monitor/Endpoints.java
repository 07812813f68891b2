package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The endpoints of one service, each with its monitor, in the order of the configuration; belongs to the event loop of the service. */
final class Endpoints {
    static final String TAKEN_BACK = "taken back: nothing could be seen from here, so this was not seen either";

    private final String service;
    private final Map<TargetId, TargetMonitor> targets;
    private final ServiceOutage outage;

    /** Endpoints of which those that stay take over what {@code earlier} knew of them; whoever has those is not told anything any more. */
    Endpoints(ServicePlan plan, Alerts words, boolean keepsLatency, Instant now, @Nullable Endpoints earlier) {
        this.service = plan.name();
        this.outage = new ServiceOutage(plan.leastDown(), words, earlier == null ? null : earlier.outage);
        this.targets = inOrder(plan.service().targets().stream()
                .map(target -> monitor(target, keepsLatency, now, earlier == null ? null : earlier.find(target.id())))
                .toList());
        recount();
    }

    /** The monitor of a target that stays as it is goes on. */
    private static TargetMonitor monitor(
            Target target, boolean keepsLatency, Instant now, @Nullable TargetMonitor earlier) {
        return earlier != null && earlier.target().equals(target)
                ? earlier
                : new TargetMonitor(target, DownRule.DEFAULT, keepsLatency, now, earlier);
    }

    /** Most services have one endpoint: a map of one costs a quarter. */
    private static Map<TargetId, TargetMonitor> inOrder(List<TargetMonitor> all) {
        if (all.size() == 1) {
            return Map.of(all.getFirst().target().id(), all.getFirst());
        }
        var byId = LinkedHashMap.<TargetId, TargetMonitor>newLinkedHashMap(all.size());
        all.forEach(target -> byId.put(target.target().id(), target));
        return byId;
    }

    /** Whether enough of them are down for the service to be. */
    ServiceOutage outage() {
        return outage;
    }

    /** Takes a sample of one of them; answers whether there may be news of it. */
    boolean accept(TargetMonitor target, Sample sample, Instant now) {
        HealthState before = target.health();
        boolean news = target.accept(sample, now);
        outage.moved(before, target.health());
        return news;
    }

    /** Counts those that are down anew. */
    void recount() {
        outage.recount(targets.values());
    }

    /** Counts those that are down anew, and looks whether they are enough. */
    void settle(Instant now, Consumer<Alert> tell) {
        recount();
        outage.look(this, now, tell);
    }

    @Nullable
    TargetMonitor find(TargetId target) {
        return targets.get(target);
    }

    /** The endpoint of this name; null when there is none. */
    @Nullable
    TargetMonitor find(String endpoint) {
        return endpoint.isEmpty() ? null : targets.get(new TargetId(service, endpoint));
    }

    /** The only endpoint; null when there are more. */
    @Nullable
    TargetMonitor only() {
        return targets.size() == 1 ? targets.values().iterator().next() : null;
    }

    /** All of them, by id. */
    Map<TargetId, TargetMonitor> byId() {
        return Collections.unmodifiableMap(targets);
    }

    /** What was due for {@code target} until {@code due} has come to something. */
    void account(TargetId target, Instant due) {
        TargetMonitor known = targets.get(target);
        if (known != null) {
            known.account(due);
        }
    }

    /** Whether what {@code target} is will be decided by the next probes. */
    boolean doubt(TargetId target) {
        TargetMonitor known = targets.get(target);
        return known != null && known.doubts();
    }

    /** What began since {@code since} was not seen; {@code tell} gets the end of alerts that began then. */
    void blinded(Instant since, Instant now, Consumer<Alert> tell) {
        for (TargetMonitor target : targets.values()) {
            Alert taken = target.blinded(since, now);
            if (taken != null) {
                tell.accept(taken.resolvedAt(now, TAKEN_BACK));
            }
        }
        outage.blinded(since, now, tell);
        recount();
    }

    /** Those that fire, of endpoints and of the service itself. */
    void alerts(Consumer<Alert> into) {
        for (TargetMonitor target : targets.values()) {
            Alert alert = target.attention().alert();
            if (alert != null) {
                into.accept(alert);
            }
        }
        outage.alerts(into);
    }

    /** Those of which people know that they are down, but as worse or better news than {@code severity}. */
    List<TargetMonitor> toldOtherwise(Severity severity) {
        return targets.values().stream()
                .filter(target -> isToldOtherwise(target.attention().alert(), severity))
                .toList();
    }

    private static boolean isToldOtherwise(@Nullable Alert open, Severity severity) {
        return open != null && open.name().equals(Alerts.DOWN) && open.severity() != severity;
    }

    /** Those that are down. */
    List<TargetMonitor> down() {
        return targets.values().stream()
                .filter(target -> target.health() instanceof HealthState.Down)
                .toList();
    }

    /** Whether every one is up, and nothing else is thought of it. */
    boolean areUp() {
        for (TargetMonitor target : targets.values()) {
            if (!(target.health() instanceof HealthState.Up)) {
                return false;
            }
        }
        return true;
    }

    /** Whether any could not be measured for too long, for a reason of its own. */
    boolean anyBlindByItself(Instant now) {
        for (TargetMonitor target : targets.values()) {
            if (target.attention().isBlindByItself(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any could not be measured for too long. */
    boolean anyBlind(Instant now) {
        for (TargetMonitor target : targets.values()) {
            if (target.attention().isBlind(now)) {
                return true;
            }
        }
        return false;
    }

    /** Those that could not be measured for too long. */
    List<TargetMonitor> blind(Instant now) {
        return anyBlind(now)
                ? targets.values().stream()
                        .filter(target -> target.attention().isBlind(now))
                        .toList()
                : List.of();
    }

    /** The one whose certificate ends first, of those that are not down or degraded for it; null when none is known. */
    @Nullable
    TargetMonitor soonestToExpire() {
        TargetMonitor soonest = null;
        for (TargetMonitor target : targets.values()) {
            Instant expiry = target.certificateExpiry();
            if (expiry != null
                    && !target.isDistrusted()
                    && (soonest == null || expiry.isBefore(Objects.requireNonNull(soonest.certificateExpiry())))) {
                soonest = target;
            }
        }
        return soonest;
    }

    /** Those whose certificates are known and that are not down or degraded for them, the first to end first. */
    Stream<TargetMonitor> byExpiry() {
        return targets.values().stream()
                .filter(target -> target.certificateExpiry() != null && !target.isDistrusted())
                .sorted(Comparator.comparing(target -> Objects.requireNonNull(target.certificateExpiry())));
    }

    /** Each was measured until {@code then}. */
    void measured(Instant then) {
        targets.values().forEach(target -> target.attention().measured(then));
    }

    /** The process is back. */
    void resume(Instant now) {
        targets.values().forEach(target -> target.resume(now));
    }

    /** How the service is for them: as the worst one, unless it takes more than one. */
    Health health() {
        return outage.health(targets.values());
    }

    List<TargetSnapshot> snapshots(Instant now) {
        var all = new ArrayList<TargetSnapshot>(targets.size());
        for (TargetMonitor target : targets.values()) {
            all.add(target.snapshot(now));
        }
        return all;
    }
}
