package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one service, part by part: its endpoints, its objectives, its versions, its latencies. Answers what is asked of them together, and makes
 * nothing happen. Belongs to the event loop of its service.
 */
final class Knowledge {
    private final ServicePlan plan;
    private final boolean keepsLatency;
    private final Endpoints endpoints;
    private final Objectives objectives;
    private final SideRules sideRules;
    private final Releases releases;
    private final Remedies remedies;
    private final Latencies latencies;

    /** What {@code earlier} knew and that still means the same under {@code plan}: health and alerts of targets that stay, windows of equal shape. */
    Knowledge(ServicePlan plan, Instant now, @Nullable Knowledge earlier, boolean keepsLatency, SlotListener listener) {
        var words = new Alerts(plan);
        this.plan = plan;
        this.keepsLatency = keepsLatency;
        this.endpoints = new Endpoints(plan, words, keepsLatency, now, earlier == null ? null : earlier.endpoints);
        this.objectives =
                new Objectives(plan, words, endpoints, earlier == null ? null : earlier.objectives, listener, now);
        this.sideRules = new SideRules(plan.name(), plan.alerts(), words, earlier == null ? null : earlier.sideRules);
        this.releases = new Releases(plan, words, earlier == null ? null : earlier.releases);
        this.remedies =
                new Remedies(plan.remedies(), words, new News(plan.name()), earlier == null ? null : earlier.remedies);
        this.latencies = Latencies.of(endpoints, earlier == null ? null : earlier.latencies);
    }

    Endpoints endpoints() {
        return endpoints;
    }

    Objectives objectives() {
        return objectives;
    }

    /** Looks at what is told beside outages and objectives. */
    void lookBeside(Instant now, Consumer<Alert> tell) {
        sideRules.look(endpoints, latencies.window(), now, tell);
    }

    Releases releases() {
        return releases;
    }

    Remedies remedies() {
        return remedies;
    }

    /** Counts a scheduled sample of {@code target}. */
    void measure(Sample sample, TargetMonitor target) {
        if (target.isIdle(sample)) {
            objectives.idle(sample);
            return;
        }
        objectives.record(sample);
        if (keepsLatency && sample.outcome() instanceof Outcome.Answered answered) {
            latencies.record(sample.due(), answered.phases());
        }
    }

    /** Every alert that fires. */
    List<Alert> alerts() {
        List<Alert> all = failures();
        sideRules.alerts(all::add);
        releases.alerts(all::add);
        remedies.alerts(all::add);
        return all;
    }

    /** Alerts about the service itself. */
    List<Alert> failures() {
        var all = new ArrayList<Alert>(0);
        endpoints.alerts(all::add);
        objectives.alerts(all::add);
        return all;
    }

    /** Those that somebody must look at now. */
    Stream<Alert> critical() {
        return failures().stream().filter(alert -> alert.severity() == Severity.CRITICAL);
    }

    /** Why an alert of an earlier life does not go on; null if it does. */
    @Nullable
    String over(Alert alert) {
        TargetMonitor target = endpoints.find(alert.labels().value("endpoint"));
        boolean taken = releases.recall(alert)
                || remedies.recall(alert)
                || sideRules.recall(alert)
                || (target != null && target.recall(alert))
                || endpoints.outage().recall(alert)
                || objectives.recall(alert);
        if (taken) {
            return null;
        }
        return target != null
                        || objectives.isOf(alert)
                        || sideRules.isOf(alert)
                        || endpoints.outage().isOf(alert)
                ? "it was over when Vedette came back"
                : "no longer watched: the configuration changed while Vedette was away";
    }

    /** The latencies of one endpoint or of all; empty when there is no such endpoint. */
    Optional<Distribution> latencies(LatencyQuestion question, Instant now) {
        TargetMonitor target = endpoints.find(question.endpoint());
        if (target == null && !question.endpoint().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(latency(target, now).over(question.span()));
    }

    /** The latencies of one endpoint, or of all. */
    LatencyWindow latency(@Nullable TargetMonitor target, Instant now) {
        LatencyWindow asked = target == null ? latencies.window() : target.latency();
        asked.rollTo(now);
        return asked;
    }

    ServiceSnapshot snapshot(Instant now) {
        return new ServiceSnapshot(
                now,
                plan.service(),
                endpoints.health(),
                endpoints.snapshots(now),
                latencies.summary(now),
                latencies.totals().snapshot(),
                latencies.phases().summaries(now),
                objectives.snapshots(),
                alerts(),
                releases.snapshot(),
                states(now));
    }

    /** How the rules stand that are neither an endpoint's nor an objective's. */
    private List<RuleState> states(Instant now) {
        var all = new ArrayList<RuleState>();
        endpoints.outage().state(endpoints, all::add);
        sideRules.states(endpoints, now, all::add);
        objectives.own().states(all::add);
        return all;
    }

    /** All of it as bytes, but the watches, which are kept as facts: {@link ServiceMonitor#encode}. */
    MonitorState encode(long sealedBefore) {
        return codec().encode(releases.version(), latencies.window(), sealedBefore);
    }

    long sealedAt() {
        return codec().sealedAt(latencies.window());
    }

    /** Takes over what was encoded; answers false, and is in no state to be used, when the bytes are damaged or of another version. */
    boolean decode(MonitorState state) {
        MonitorCodec.Known known = codec().decode(state, objectives.rate());
        if (known == null) {
            return false;
        }
        endpoints.recount();
        releases.version(known.version());
        latencies.window(known.latency());
        return true;
    }

    private MonitorCodec codec() {
        return new MonitorCodec(
                objectives.slots(),
                latencies.totals(),
                latencies.phases(),
                objectives.monitors(),
                endpoints.byId(),
                releases.guard(),
                sideRules,
                objectives.own(),
                endpoints.outage());
    }
}
