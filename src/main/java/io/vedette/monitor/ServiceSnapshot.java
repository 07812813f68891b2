package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.sample.Evidence;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.window.LatencyBuckets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service as it stood at one moment, immutable: all that pages, metrics and the API read.
 *
 * @param latency of the last hour over all targets
 * @param phases durations since the start by phase: {@code dns, connect, tls, wait, transfer} and {@code total}; not to be changed by who
 *     gives it
 * @param phaseLatencies of the last hour by phase; a phase that did not happen is absent
 * @param alerts firing now
 * @param watches newest first, bounded
 * @param others rules of the service that are neither an endpoint's nor an objective's
 */
public record ServiceSnapshot(
        Instant at,
        Service service,
        Health health,
        List<TargetSnapshot> targets,
        LatencySummary latency,
        Map<String, LatencyBuckets> phases,
        Map<String, LatencySummary> phaseLatencies,
        List<SloSnapshot> slos,
        List<Alert> alerts,
        List<WatchSnapshot> watches,
        List<RuleState> others) {
    public ServiceSnapshot {
        targets = List.copyOf(targets);
        phaseLatencies = Map.copyOf(phaseLatencies);
        slos = List.copyOf(slos);
        alerts = List.copyOf(alerts);
        watches = List.copyOf(watches);
        others = List.copyOf(others);
    }

    /** Every rule, and where it is in its life; made while it is asked for. */
    public Stream<RuleState> rules() {
        return new RuleStates(this).all();
    }

    /** How bad it is that one endpoint is down: critical, unless the service has a rule of its own for how many it takes. */
    Severity ofOneDown() {
        boolean takesMore = others.stream().anyMatch(rule -> rule.name().equals(Alerts.SERVICE_DOWN));
        return takesMore ? Severity.WARNING : Severity.CRITICAL;
    }

    /** Counts every rule by severity and by where it is in its life, without making anything. */
    public void countRules(BiConsumer<Severity, Life> count) {
        Severity ofOneDown = ofOneDown();
        for (TargetSnapshot target : targets) {
            count.accept(ofOneDown, target.life().down());
            count.accept(Severity.WARNING, target.life().degraded());
        }
        for (SloSnapshot slo : slos) {
            count.accept(Severity.CRITICAL, slo.lives().critical());
            count.accept(Severity.WARNING, slo.lives().warning());
        }
        others.forEach(rule -> count.accept(rule.severity(), rule.life()));
        alerts.stream().filter(RuleStates::isAlone).forEach(alert -> count.accept(alert.severity(), Life.FIRING));
    }

    /**
     * One target.
     *
     * @param last what the last probe found; absent before the first
     * @param since when the present health began
     * @param latency of the last hour
     * @param certificateExpiry of the last certificate seen, however long ago
     * @param results scheduled probes since the start, by what they found
     * @param proof of the last failure that changed the health, or might have; absent before the first
     * @param life where its rules are
     */
    public record TargetSnapshot(
            Target target,
            Health health,
            Instant since,
            @Nullable Last last,
            LatencySummary latency,
            @Nullable Instant certificateExpiry,
            Results results,
            @Nullable Proof proof,
            EndpointLife life) {
        public TargetSnapshot(
                Target target,
                Health health,
                Instant since,
                @Nullable Last last,
                LatencySummary latency,
                @Nullable Instant certificateExpiry,
                Results results) {
            this(target, health, since, last, latency, certificateExpiry, results, null, EndpointLife.CALM);
        }

        public TargetSnapshot(
                Target target, Health health, Instant since, @Nullable Last last, LatencySummary latency) {
            this(target, health, since, last, latency, null, Results.NONE);
        }
    }

    /** What was seen when a target failed. */
    public record Proof(Instant due, Reason reason, String detail, Evidence evidence) {}

    /** Counts that only grow, as a Prometheus counter wants them; a reason that never occurred is absent. */
    public record Results(long up, long unknown, Map<Reason, Long> degraded, Map<Reason, Long> down) {
        public static final Results NONE = new Results(0, 0, Map.of(), Map.of());

        public Results {
            degraded = Map.copyOf(degraded);
            down = Map.copyOf(down);
        }
    }

    /** The last probe of a target. */
    public record Last(Instant due, Duration lateness, Outcome outcome) {}

    /**
     * One objective.
     *
     * @param good samples of the objective's window that were good
     * @param bad samples of the objective's window that were bad
     * @param invalid samples of the objective's window that were not measured: on neither side
     * @param budgetRemaining 1 untouched, 0 spent, negative overspent; of the whole window's expected samples
     * @param burns the burn rate of each window that a rule looks at, shortest first; not to be changed by who gives it
     * @param period the time it is promised over, as people read it
     * @param exhaustion when the budget will be spent if it goes on as in the most urgent rule's long window; zero when it is, absent when it will not be
     * @param worst the endpoint that these numbers are of, where the objective stands as its worst endpoint does
     * @param revision counts the objective's changes, from 1
     * @param since when this revision began
     * @param earlier revisions, the newest first, bounded
     * @param lives where its rules are
     */
    public record SloSnapshot(
            String name,
            String objective,
            String indicator,
            Duration window,
            long good,
            long bad,
            long invalid,
            double budgetRemaining,
            List<Burn> burns,
            String period,
            @Nullable Duration exhaustion,
            Why why,
            @Nullable String worst,
            int revision,
            Instant since,
            List<SloRevision> earlier,
            SloLives lives) {
        public SloSnapshot {
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * How fast the budget goes: 1 spends it exactly over the objective's window.
     *
     * @param rate absent when nothing was measured in the window
     * @param coverage the measured share of what was due, 0 to 1
     * @param count how many were measured
     */
    public record Burn(Duration window, @Nullable Double rate, double coverage, long count) {}

    /**
     * A deployment and its watch.
     *
     * @param until when the watch ends
     * @param judgedAt when the verdict fell
     * @param rollback what became of the rollback, in one word of {@code withheld, requested, accepted, failed}; absent if none was wanted
     * @param aftermath what followed a regression
     * @param held whether the version must not go further: it is under suspicion, was blamed, or could not be judged
     * @param smoke what was looked at right after it
     */
    public record WatchSnapshot(
            Deployment deployment,
            Verdict verdict,
            String why,
            Instant until,
            @Nullable Instant judgedAt,
            @Nullable String rollback,
            Aftermath aftermath,
            boolean held,
            List<SmokeCheck> smoke) {
        public WatchSnapshot {
            smoke = List.copyOf(smoke);
        }

        /** Without smoke checks. */
        public WatchSnapshot(
                Deployment deployment,
                Verdict verdict,
                String why,
                Instant until,
                @Nullable Instant judgedAt,
                @Nullable String rollback,
                Aftermath aftermath,
                boolean held) {
            this(deployment, verdict, why, until, judgedAt, rollback, aftermath, held, List.of());
        }

        public @Nullable Instant recoveredAt() {
            return aftermath.recoveredAt();
        }
    }
}
