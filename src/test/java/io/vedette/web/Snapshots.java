package io.vedette.web;

import io.vedette.alert.Alert;
import io.vedette.alert.Due;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Held;
import io.vedette.alert.Life;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.alert.Told;
import io.vedette.alert.trail.Account;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Prospect;
import io.vedette.alert.trail.Telling;
import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotHistory;
import io.vedette.deployment.evidence.Trial;
import io.vedette.fakes.Alerts;
import io.vedette.monitor.EndpointLife;
import io.vedette.monitor.Health;
import io.vedette.monitor.LatencySummary;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.monitor.SloLives;
import io.vedette.monitor.SloRevision;
import io.vedette.monitor.Why;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.target.Labels;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vedette.window.Counts;
import io.vedette.window.Distribution;
import io.vedette.window.LatencyBuckets;
import io.vedette.window.LatencyWindow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Services as a monitor would show them, made by hand. */
public final class Snapshots {
    public static final Instant NOW = Instant.parse("2026-11-21T09:30:00.250Z");
    public static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");
    public static final List<String> PHASES = List.of("dns", "connect", "tls", "wait", "transfer", "total");

    private static final Route ROUTE = Alerts.route("oncall");

    private Snapshots() {}

    private record Spec(URI url) implements ProbeSpec {
        @Override
        public Spec at(URI other) {
            return new Spec(other);
        }
    }

    public static ServiceSnapshot up(String name) {
        return up(name, 2);
    }

    public static ServiceSnapshot up(String name, int endpoints) {
        return service(
                name,
                Health.UP,
                IntStream.range(0, endpoints)
                        .mapToObj(i -> upTarget(name, "node-" + i))
                        .toList(),
                List.of(),
                List.of());
    }

    public static ServiceSnapshot down(String name) {
        return service(
                name,
                Health.DOWN,
                List.of(upTarget(name, "node-0"), downTarget(name, "node-1")),
                List.of(alert(name)),
                List.of(regressed(name)));
    }

    public static ServiceSnapshot unmeasured(String name) {
        Target target = target(name, "node-0");
        TargetSnapshot unknown = new TargetSnapshot(target, Health.UNKNOWN, NOW, null, LatencySummary.NONE);
        return new ServiceSnapshot(
                NOW,
                new Service(name, Labels.NONE, List.of(target), null, Set.of()),
                Health.UNKNOWN,
                List.of(unknown),
                LatencySummary.NONE,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static ServiceSnapshot service(
            String name, Health health, List<TargetSnapshot> targets, List<Alert> alerts, List<WatchSnapshot> watches) {
        Service service = new Service(
                name,
                new Labels(Map.of("team", "payments", "environment", "production")),
                targets.stream().map(TargetSnapshot::target).toList(),
                URI.create("https://wiki.example.org/runbook"),
                Set.of("payments-db"));
        return new ServiceSnapshot(
                NOW,
                service,
                health,
                targets,
                new LatencySummary(720, 12_345L, 40_000L, 180_500L, 912_001L),
                phases(),
                Map.of("tls", new LatencySummary(720, 5_200L, 9_000L, 30_000L, 60_000L)),
                List.of(availability(), fast()),
                alerts,
                watches,
                List.of());
    }

    public static TargetSnapshot upTarget(String service, String endpoint) {
        Outcome up = new Outcome.Up(new Phases(300, 900, 5_200, 8_000, 150), new Observed(200, "2.4.1", EXPIRY));
        return snapshot(target(service, endpoint), Health.UP, up);
    }

    public static TargetSnapshot downTarget(String service, String endpoint) {
        Outcome down = new Outcome.Down(
                Reason.STATUS,
                "expected 200-299, found 503",
                new Phases(310, 950, 5_100, 2_000, 120),
                new Observed(503, "2.5.0", EXPIRY));
        return snapshot(target(service, endpoint), Health.DOWN, down);
    }

    public static TargetSnapshot snapshot(Target target, Health health, Outcome outcome) {
        return new TargetSnapshot(
                target,
                health,
                NOW.minusSeconds(600),
                new Last(NOW.minusSeconds(3), Duration.ofNanos(3_120_000), outcome),
                new LatencySummary(360, 12_345L, 40_000L, 180_500L, 912_001L),
                EXPIRY,
                new Results(1_000, 2, Map.of(Reason.LATENCY, 3L), Map.of(Reason.STATUS, 7L, Reason.TIMEOUT, 1L)),
                null,
                health == Health.DOWN ? new EndpointLife(Life.FIRING, Life.OK, false) : EndpointLife.CALM);
    }

    public static Target target(String service, String endpoint) {
        URI url = URI.create("https://probe:hunter2@" + endpoint + ".example.org/health?key=hunter2");
        return new Target(
                new TargetId(service, endpoint), new Spec(url), Duration.ofSeconds(10), Duration.ofMillis(2_500));
    }

    public static Alert alert(String service) {
        Labels labels = new Labels(
                Map.of("alertname", "EndpointDown", "severity", "critical", "service", service, "endpoint", "node-1"));
        return new Alert(
                "EndpointDown/" + service + "/node-1",
                "e-1",
                "EndpointDown",
                Severity.CRITICAL,
                labels,
                service + "/node-1 is down: status",
                "expected 200-299, found 503",
                null,
                NOW.minusSeconds(240),
                null);
    }

    /** It fired, went to oncall, was silenced for a while, and was told at the second attempt. */
    public static Account account(String service) {
        Alert alert = alert(service);
        Instant start = alert.startsAt();
        return new Account(
                alert,
                alert.description(),
                List.of(
                        Footprint.routed(alert.episode(), start, List.of(ROUTE), GroupKey.of(alert.labels(), ROUTE)),
                        Footprint.held(
                                alert.episode(),
                                start.plusSeconds(1),
                                "oncall",
                                new Held.Silenced("s-1", "ada", "moves", start.plusSeconds(60))),
                        Footprint.released(alert.episode(), start.plusSeconds(60), "oncall")),
                List.of(new Telling(
                        "n.1",
                        "oncall/slack/1",
                        NotifyReason.FIRST_NOTIFICATION,
                        List.of(alert.episode()),
                        List.of(),
                        start.plusSeconds(60),
                        start.plusSeconds(62),
                        2,
                        Telling.Outcome.DELIVERED,
                        "ok",
                        null)));
    }

    /** It was told, and is told again in four hours. */
    public static Prospect prospect(Alert alert) {
        Instant told = alert.startsAt().plusSeconds(62);
        return new Prospect(
                "oncall/slack/1",
                GroupKey.of(alert.labels(), ROUTE),
                List.of(ROUTE),
                0,
                alert.startsAt(),
                null,
                new Told.Entry(told, true, true, told),
                new Due(NotifyReason.REPEAT_INTERVAL_ELAPSED, told.plusSeconds(14_400)),
                null,
                null);
    }

    public static WatchSnapshot regressed(String service) {
        return new WatchSnapshot(
                deployment(service),
                Verdict.REGRESSED,
                "EndpointDown fired 40 s after the deployment",
                NOW.plusSeconds(600),
                NOW.minusSeconds(240),
                "accepted",
                Aftermath.NONE,
                true);
    }

    /** What the verdict of {@link #regressed} was made of: a day of good slots at ten seconds, and three that failed. */
    public static Dossier dossier(String service) {
        var history = new SlotHistory(6, Duration.ofSeconds(10), Duration.ofHours(1));
        for (int slot = 0; slot < 1_440; slot++) {
            history.add(Slot.of(deployment(service).at().plusSeconds(60L * (slot - 1_440)), 0, 20_000, 30_000));
        }
        var trial = new Trial(GuardSettings.DEFAULT, deployment(service).at(), List.of(), Map.of("node-1", history));
        for (int slot = 1; slot < 4; slot++) {
            trial.add("node-1", Slot.of(deployment(service).at().plusSeconds(60L * slot), 6));
        }
        return Dossier.of(
                deployment(service),
                Verdict.REGRESSED,
                trial.against(),
                NOW.minusSeconds(40),
                trial,
                ControlGroup.NONE);
    }

    public static Deployment deployment(String service) {
        return new Deployment(
                "d-" + service,
                service,
                "2.5.0",
                "2.4.1",
                "production",
                URI.create("https://ci.example.org/runs/42"),
                "pipeline",
                NOW.minusSeconds(280));
    }

    private static SloSnapshot availability() {
        return slo("availability", "99.9%", "availability", 0.634_567_89);
    }

    private static SloSnapshot fast() {
        return slo("fast", "95%", "latency < 500ms", -0.25);
    }

    private static SloSnapshot slo(String name, String objective, String indicator, double remaining) {
        return new SloSnapshot(
                name,
                objective,
                indicator,
                Duration.ofDays(30),
                259_000,
                95,
                105,
                remaining,
                List.of(
                        new Burn(Duration.ofMinutes(5), 15.25, 1, 30),
                        new Burn(Duration.ofMinutes(30), 6.0, 1, 180),
                        new Burn(Duration.ofHours(1), 3.1, 0.99, 356),
                        new Burn(Duration.ofHours(6), 1.0, 0.5, 1_080),
                        new Burn(Duration.ofDays(3), null, 0, 0)),
                "30d",
                remaining > 0 ? Duration.ofHours(147) : Duration.ZERO,
                Why.UNKNOWN,
                null,
                2,
                NOW.minusSeconds(86_400),
                List.of(new SloRevision(
                        1,
                        "99% " + indicator + " over 30d",
                        NOW.minusSeconds(864_000),
                        NOW.minusSeconds(86_400),
                        new Counts(900, 10, 0),
                        0.9)),
                SloLives.CALM);
    }

    private static Map<String, LatencyBuckets> phases() {
        return PHASES.stream().collect(Collectors.toMap(phase -> phase, phase -> buckets()));
    }

    /** Ten thousand latencies from one to a hundred milliseconds. */
    public static Distribution distribution() {
        var latencies = new LatencyWindow();
        for (int sample = 0; sample < 10_000; sample++) {
            latencies.record(NOW, 1_000 + sample % 100 * 1_000L);
        }
        return latencies.lastHour();
    }

    public static LatencyBuckets buckets() {
        long[] counts = new long[LatencyBuckets.size()];
        counts[0] = 5;
        counts[5] = 600;
        counts[8] = 110;
        counts[counts.length - 1] = 2;
        return new LatencyBuckets(counts, 35_500_000);
    }
}
