package io.vedette.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.Hold;
import io.vedette.alert.Inhibition;
import io.vedette.alert.QuietTimes;
import io.vedette.alert.Recollection;
import io.vedette.alert.Silence;
import io.vedette.alert.Silences;
import io.vedette.alert.Summons;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Telling;
import io.vedette.alert.trail.Trail;
import io.vedette.dependency.Dependencies;
import io.vedette.dependency.DependencyHold;
import io.vedette.engine.EffectRunner;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Recalled;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.notify.Integration;
import io.vedette.notify.Notifications;
import io.vedette.notify.Outbox;
import io.vedette.notify.Receiver;
import io.vedette.notify.Surroundings;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One process of a simulated daemon, from a monitor's judgement to the receivers, wired as app wires it, from its start to a kill. Endpoints are looked at when the
 * script says so.
 */
final class Office {
    final Silences silences = new Silences();
    final Notifications notifications;
    final EffectRunner effects;
    private final Town town;
    private final Mortal process;
    private final QuietTimes quietTimes;
    private final Inhibition inhibition;
    private final DependencyHold dependencies;
    private final Map<String, ServiceMonitor> monitors = new HashMap<>();

    Office(Town town, TownRules rules, long seed) {
        this.town = town;
        this.process = new Mortal(town.time, town::mayDie);
        this.quietTimes = new QuietTimes(rules.intervals());
        this.inhibition = new Inhibition(rules.inhibit());
        this.dependencies = new DependencyHold(
                new Dependencies(Town.PLANS.stream().map(ServicePlan::service).toList()));
        var meters = new SimpleMeterRegistry();
        notifications = new Notifications(
                rules.route(),
                integrations(rules),
                new Surroundings(
                        town.time,
                        process,
                        new Random(seed),
                        _ -> {},
                        meters,
                        new Keeping(),
                        alert -> effects().perform(List.of(new Effect.Tell(alert))),
                        _ -> List.of()),
                Hold.firstOf(List.of(dependencies, silences, quietTimes, inhibition)));
        effects = new EffectRunner(
                wanted -> keep(() -> town.books.put(wanted)),
                this::tell,
                notifications::seen,
                _ -> {},
                (_, _) -> {},
                _ -> {},
                _ -> {},
                meters);
        recall(town.books.recollection());
    }

    private EffectRunner effects() {
        return effects;
    }

    private void recall(Recollection earlier) {
        town.books.silences().forEach(silence -> silences.put(silence, now()));
        notifications.recall(earlier);
        for (ServicePlan plan : Town.PLANS) {
            var monitor = new ServiceMonitor(plan, now());
            monitors.put(plan.name(), monitor);
            List<Alert> firing = earlier.firing().stream()
                    .filter(alert -> alert.service().equals(plan.name()))
                    .toList();
            take(monitor.recall(new Recalled(firing, List.of()), now()));
        }
        earlier.firing().stream()
                .filter(alert -> !Town.SERVICES.contains(alert.service()))
                .forEach(this::closeOrphan);
    }

    private void closeOrphan(Alert orphan) {
        effects.perform(List.of(
                new Effect.Tell(orphan.resolvedAt(now(), "told anew if it still holds")),
                new Effect.Seen(orphan.service())));
    }

    private final class Keeping implements Outbox, Trail {
        @Override
        public Future<Void> keep(Correspondence change) {
            return Office.this.keep(() -> town.books.put(change));
        }

        @Override
        public Future<Void> keep(Summons summons) {
            return Office.this.keep(() -> town.books.put(summons));
        }

        @Override
        public Trail trail() {
            return this;
        }

        @Override
        public void note(Footprint footprint) {
            Office.this.keep(() -> town.books.put(footprint));
        }

        @Override
        public void note(Telling telling) {
            Office.this.keep(() -> town.books.put(telling));
        }
    }

    private List<Integration> integrations(TownRules rules) {
        return town.phones.stream()
                .map(phone -> new Integration(phone.name(), "phone", telephone(phone))
                        .withFallback(rules.fallbacks().get(phone.name())))
                .toList();
    }

    private Receiver telephone(FakePhone phone) {
        return notice -> {
            town.mayRing(phone, notice);
            return process.crossing(() -> phone.send(notice));
        };
    }

    /** As app's desk does it. */
    private void tell(Alert alert) {
        notifications.tell(dependencies.worded(alert));
    }

    private void take(List<Effect> wanted) {
        var outside = wanted.stream()
                .filter(effect -> !(effect instanceof Effect.Confirm))
                .toList();
        if (!outside.isEmpty()) {
            process.at(now(), () -> effects.perform(outside));
        }
    }

    private Future<Void> keep(Runnable change) {
        return process.crossing(() -> town.books.keep(change));
    }

    /** A probe of a service has come back. */
    void observe(String service, Outcome outcome) {
        if (process.isAlive()) {
            ServiceMonitor monitor = monitors.get(service);
            var target = monitor.plan().service().targets().getFirst();
            var sample = new Sample(target.id(), now(), Duration.ZERO, outcome, Sample.Purpose.SCHEDULED);
            take(monitor.accept(sample, now()));
        }
    }

    void silence(Silence silence) {
        keep(() -> town.books.put(silence)).onSuccess(_ -> silences.put(silence, now()));
    }

    /** Ends every silence of a service. */
    void unsilence(String service) {
        silences.all().stream()
                .filter(silence -> silence.id().startsWith(service + "/") && now().isBefore(silence.endsAt()))
                .map(silence -> silence.endedAt(now()))
                .forEach(ended -> keep(() -> town.books.put(ended)).onSuccess(_ -> {
                    silences.put(ended, now());
                    notifications.holdsChanged();
                }));
    }

    void acknowledge(String service) {
        town.books.alerts().values().stream()
                .filter(alert -> alert.service().equals(service)
                        && notifications.firing(alert.episode()).isPresent())
                .map(alert -> new Acknowledgement(alert.episode(), now(), "ada", ""))
                .forEach(taken -> keep(() -> town.books.put(taken)).onSuccess(_ -> notifications.acknowledge(taken)));
    }

    /** As app's desk takes another configuration. */
    void reload(TownRules rules) {
        quietTimes.update(rules.intervals());
        inhibition.update(rules.inhibit());
        notifications.update(rules.route(), integrations(rules));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.kill();
    }

    private Instant now() {
        return town.time.instant();
    }
}
