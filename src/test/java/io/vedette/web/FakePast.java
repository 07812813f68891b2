package io.vedette.web;

import io.vedette.alert.Alert;
import io.vedette.alert.trail.Account;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.HourFigures;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A past in which every endpoint has one result, one change and one period. */
public final class FakePast implements Past {
    @Override
    public Future<Optional<List<Sample>>> results(TargetId target, int limit) {
        return found(failed(target));
    }

    @Override
    public Future<Optional<List<Sample>>> results(List<TargetId> targets, Instant from, int limit) {
        return Future.succeededFuture(
                Optional.of(targets.stream().map(FakePast::failed).limit(limit).toList()));
    }

    private static Sample failed(TargetId target) {
        var failure =
                new Outcome.Down(Reason.STATUS, "expected 200, found 503", Phases.EMPTY, new Observed(503, null, null));
        return new Sample(target, Snapshots.NOW, Duration.ofMillis(2), failure, Sample.Purpose.SCHEDULED);
    }

    @Override
    public Future<Optional<Map<TargetId, List<Sample>>>> between(
            List<TargetId> targets, Instant from, Instant to, int limit) {
        return each(targets, target -> List.of(failed(target)));
    }

    @Override
    public Future<Optional<Account>> account(String episode) {
        return Future.succeededFuture(Optional.of(Snapshots.account("checkout"))
                .filter(kept -> kept.alert().episode().equals(episode)));
    }

    @Override
    public Future<Optional<List<Alert>>> firingAt(Instant at, String service, int limit) {
        return Future.succeededFuture(Optional.of(Stream.of(Snapshots.alert("checkout"))
                .filter(alert -> service.isEmpty() || alert.service().equals(service))
                .toList()));
    }

    @Override
    public Future<Optional<List<Turn>>> changes(TargetId target, int limit) {
        return found(new Turn(Snapshots.NOW, "down", "status", "expected 200, found 503"));
    }

    @Override
    public Future<Optional<List<Period>>> periods(TargetId target, Unit unit, int limit) {
        return found(
                new Period(Snapshots.NOW, 359, 0, 0, Map.of(), Map.of(Reason.STATUS, 1L), 359, 20_000L, 30_000L, null));
    }

    @Override
    public Future<Optional<String>> dossier(String deployment) {
        return Future.succeededFuture(
                deployment.equals("d-checkout") ? Optional.of("{\"format\":1}") : Optional.empty());
    }

    @Override
    public Future<Optional<Dossier>> record(String deployment) {
        return Future.succeededFuture(
                deployment.equals("d-checkout") ? Optional.of(Snapshots.dossier("checkout")) : Optional.empty());
    }

    @Override
    public Future<Optional<Map<TargetId, Hours>>> hours(List<TargetId> targets, Instant until, Instant from) {
        return each(targets, _ -> new Hours(HourFigures.of(0, 20_000, 30_000, 40_000), HourFigures.of(1, 90_000)));
    }

    private static <T> Future<Optional<Map<TargetId, T>>> each(List<TargetId> targets, Function<TargetId, T> one) {
        Map<TargetId, T> each = new LinkedHashMap<>();
        targets.forEach(target -> each.put(target, one.apply(target)));
        return Future.succeededFuture(Optional.of(each));
    }

    private static <T> Future<Optional<List<T>>> found(T one) {
        return Future.succeededFuture(Optional.of(List.of(one)));
    }
}
