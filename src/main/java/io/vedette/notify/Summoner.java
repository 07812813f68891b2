package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.Grouping;
import io.vedette.alert.Summons;
import io.vedette.alert.trail.Footprint;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Has others told whom no route names: each call is kept before it takes effect. Belongs to the couriers' event loop. */
final class Summoner {
    private final Grouping grouping;
    private final Surroundings surroundings;
    private final Consumer<AlertGroup> look;
    private List<Integration> ways = List.of();
    private List<String> receivers = List.of();

    /** @param look is asked to look at a group that somebody more is told of */
    Summoner(Grouping grouping, Surroundings surroundings, Consumer<AlertGroup> look) {
        this.grouping = grouping;
        this.surroundings = surroundings;
        this.look = look;
    }

    /** Only these can be told from now on. */
    void know(Collection<Integration> integrations) {
        ways = List.copyOf(integrations);
        receivers = integrations.stream().map(Integration::receiver).distinct().toList();
        grouping.keepOnly(receivers);
    }

    /** Takes over a call of an earlier life. */
    void recall(Summons earlier) {
        if (receivers.contains(earlier.receiver())) {
            grouping.recall(earlier);
        }
    }

    /** Has others told, as soon as that is kept. */
    void summon(List<Summons> wanted) {
        var calls = wanted.stream()
                .filter(one -> receivers.contains(one.receiver()))
                .filter(grouping::call)
                .toList();
        calls.stream().map(Footprint::called).forEach(surroundings.outbox().trail()::note);
        Future<Void> kept = Future.succeededFuture();
        for (Summons call : calls) {
            kept = surroundings.outbox().keep(call); // in their order: the last is kept after all others
        }
        kept.onComplete(_ -> join(calls));
    }

    /** All first, so that what is handed over together is one message. */
    private void join(List<Summons> calls) {
        var concerned = new LinkedHashSet<AlertGroup>();
        calls.forEach(call -> concerned.addAll(
                grouping.join(call.episode(), surroundings.clock().instant())));
        concerned.forEach(look);
    }

    /** That a receiver fails is never told to that receiver alone. */
    void accompany(Alert alert, Collection<AlertGroup> groups) {
        String failing = alert.labels().value(Plight.RECEIVER);
        boolean alone = alert.name().equals(Plight.ALERT)
                && groups.stream().allMatch(group -> group.key().receiver().equals(failing));
        if (alert.firing() && alone) {
            other(failing).ifPresent(other -> summon(List.of(call(alert, failing, other))));
        }
    }

    private Summons call(Alert alert, String failing, String other) {
        String because = "its route names only " + failing + ", which is the one that fails";
        return new Summons(
                alert.episode(), other, failing, because, surroundings.clock().instant());
    }

    /** Its fallback, or whoever is configured first. */
    private Optional<String> other(String failing) {
        var fallbacks = ways.stream()
                .filter(way -> way.receiver().equals(failing))
                .flatMap(way -> Stream.ofNullable(way.fallback()));
        return Stream.concat(fallbacks, receivers.stream())
                .filter(one -> !one.equals(failing))
                .findFirst();
    }
}
