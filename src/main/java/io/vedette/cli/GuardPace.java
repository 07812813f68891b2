package io.vedette.cli;

import io.vedette.cli.text.Words;
import io.vedette.config.Configuration;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.Trial;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Target;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How soon a service's deployments are judged at the cadence of its slowest endpoint, and what that cadence costs: it is the same before and after a
 * deployment, for slots of another spacing cannot be compared.
 *
 * @param slot how long the probes of a slot take
 * @param watch how long a version is on watch
 */
record GuardPace(String service, double probesPerSecond, Duration slot, Duration watch, int endpoints) {
    private static final GuardSettings SETTINGS = GuardSettings.DEFAULT;

    /** Medians of the bench, in slots. */
    private static final int OUTAGE = 3;

    private static final int TWICE_AS_SLOW = 8;
    private static final int FIVE_PERCENT_OF_ERRORS = 23;

    /** Of every service whose deployments are compared. */
    static List<GuardPace> of(Configuration configuration) {
        return configuration.services().stream()
                .filter(plan -> plan.deployments().guarded()
                        && !plan.service().targets().isEmpty())
                .map(GuardPace::of)
                .toList();
    }

    private static GuardPace of(ServicePlan plan) {
        List<Target> targets = plan.service().targets();
        Duration slowest = targets.stream()
                .map(Target::interval)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new GuardPace(
                plan.name(),
                targets.stream()
                        .mapToDouble(target -> 1e9 / target.interval().toNanos())
                        .sum(),
                slowest.multipliedBy(SETTINGS.slotProbes()),
                plan.deployments().watch(),
                judged(plan));
    }

    /** The version before beside a new one is not. */
    private static int judged(ServicePlan plan) {
        return (int) plan.service().targets().stream()
                .filter(target ->
                        !plan.deployments().beside().containsValue(target.id().endpoint()))
                .count();
    }

    private Duration after(long slots) {
        return Trial.WARM_UP.plus(slot.multipliedBy(slots));
    }

    private Duration pass() {
        return after(SETTINGS.slotsOfAPass(endpoints));
    }

    /** In one sentence. */
    String words() {
        return String.format(
                Locale.ROOT,
                "deployments of %s, at %.2g probes a second all the time: an outage is blamed after %s, latency × 2 after %s,"
                        + " 5 %% errors after %s; a pass takes %s without an error, the watch is %s",
                service,
                probesPerSecond,
                Words.roughly(after(OUTAGE)),
                Words.roughly(after(TWICE_AS_SLOW)),
                Words.roughly(after(FIVE_PERCENT_OF_ERRORS)),
                Words.roughly(pass()),
                Words.roughly(watch));
    }

    JsonObject json() {
        return new JsonObject()
                .put("service", service)
                .put("probes_per_second", Math.round(probesPerSecond * 1_000) / 1_000.0)
                .put("slot_seconds", slot.toMillis() / 1e3)
                .put("outage_seconds", after(OUTAGE).toMillis() / 1e3)
                .put("latency_twice_seconds", after(TWICE_AS_SLOW).toMillis() / 1e3)
                .put("errors_5_percent_seconds", after(FIVE_PERCENT_OF_ERRORS).toMillis() / 1e3)
                .put("pass_seconds", pass().toMillis() / 1e3)
                .put("watch_seconds", watch.toMillis() / 1e3);
    }
}
