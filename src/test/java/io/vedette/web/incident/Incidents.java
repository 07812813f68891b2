package io.vedette.web.incident;

import io.vedette.deployment.Aftermath;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.monitor.Why;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.Reading;
import io.vedette.slo.Sampling;
import io.vedette.slo.Slo;
import io.vedette.slo.SloTerms;
import io.vedette.target.TargetId;
import io.vedette.timeline.Event;
import io.vedette.web.Snapshots;
import io.vedette.web.incident.Incident.Measured;
import io.vedette.window.Counts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An incident made by hand: failing from the deployment on, found after 36 s, taken back 2 s later, over after 20 s more. */
final class Incidents {
    static final Instant DEPLOYED = Snapshots.deployment("checkout").at();
    static final Aftermath OVER =
            new Aftermath(Stage.ACCEPTED, DEPLOYED.plusSeconds(38), DEPLOYED.plusSeconds(58), null);

    private Incidents() {}

    static Incident checkout() {
        return of(OVER, "EndpointDown fired");
    }

    static Incident of(Aftermath aftermath, String why) {
        var course = new EndpointCourse("node-1", Duration.ofSeconds(2), good(-600, -300), around());
        return new Incident(
                watch(aftermath, why),
                RollbackState.ordered(
                        new RollbackOrder(deployment(), "back", "it is down", Mode.AUTOMATIC),
                        DEPLOYED.plusSeconds(36)),
                story(why),
                slos(),
                Snapshots.dossier("checkout"),
                new Measured(null, List.of(course), 0),
                DEPLOYED.plusSeconds(280));
    }

    private static WatchSnapshot watch(Aftermath aftermath, String why) {
        return new WatchSnapshot(
                deployment(),
                Verdict.REGRESSED,
                why,
                DEPLOYED.plusSeconds(900),
                DEPLOYED.plusSeconds(36),
                "accepted",
                aftermath,
                true);
    }

    static Deployment deployment() {
        return new Deployment(
                "d-checkout",
                "checkout",
                "2.5.0",
                "2.4.1",
                "production",
                URI.create("javascript:alert(1)"),
                "pipeline",
                DEPLOYED);
    }

    private static List<Event> story(String why) {
        return List.of(
                Event.of(DEPLOYED, Event.Kind.DEPLOYED, "checkout", "version 2.5.0")
                        .about("d-checkout"),
                Event.of(DEPLOYED.plusSeconds(30), Event.Kind.SUSPECTED, "checkout", why)
                        .about("d-checkout"));
    }

    /** 99.9 % of a thousand hours of probes every 2 s may be bad. */
    private static List<SloSnapshot> slos() {
        SloSnapshot slo = Snapshots.down("checkout").slos().getFirst();
        var terms = SloTerms.of(
                new Slo("availability", new Indicator.Availability(), new Ratio(999, 1_000), Duration.ofDays(30)),
                new Sampling(Duration.ofSeconds(10), 0.5));
        var reading = new Reading(terms, List.of(), new Counts(slo.good(), slo.bad(), 0), 1_900);
        return List.of(new SloSnapshot(
                slo.name(),
                slo.objective(),
                slo.indicator(),
                slo.window(),
                slo.good(),
                slo.bad(),
                slo.invalid(),
                slo.budgetRemaining(),
                slo.burns(),
                slo.period(),
                slo.exhaustion(),
                new Why(reading, List.of()),
                slo.worst(),
                slo.revision(),
                slo.since(),
                slo.earlier(),
                slo.lives()));
    }

    /** Every 2 s: good until the deployment, failing until it is taken back, good again. */
    private static List<Sample> around() {
        var samples = new ArrayList<>(good(-60, 0));
        IntStream.range(0, 19).forEach(i -> samples.add(sample(2 * i, failed())));
        samples.addAll(good(38, 80));
        return samples;
    }

    private static List<Sample> good(int from, int until) {
        return IntStream.iterate(from, at -> at < until, at -> at + 2)
                .mapToObj(at -> sample(at, answered()))
                .toList();
    }

    private static Sample sample(int second, Outcome outcome) {
        return new Sample(
                new TargetId("checkout", "node-1"),
                DEPLOYED.plusSeconds(second),
                Duration.ZERO,
                outcome,
                Sample.Purpose.SCHEDULED);
    }

    private static Outcome answered() {
        return new Outcome.Up(new Phases(0, 1_000, 4_000, 14_000, 1_000), new Observed(200, "2.4.1", null));
    }

    private static Outcome failed() {
        return new Outcome.Down(Reason.STATUS, "found 503", Phases.EMPTY, new Observed(503, null, null));
    }
}
