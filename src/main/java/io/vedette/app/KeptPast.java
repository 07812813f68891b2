package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.alert.trail.Account;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.HourFigures;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.store.Accounts;
import io.vedette.store.Aggregate;
import io.vedette.store.Database;
import io.vedette.store.DossierReader;
import io.vedette.store.DossierTable;
import io.vedette.store.Results;
import io.vedette.target.TargetId;
import io.vedette.web.Past;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page and the API are told of the past, out of the database. */
record KeptPast(Database database, InstantSource clock) implements Past {
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public Future<Optional<List<Sample>>> results(TargetId target, int limit) {
        return database.read(connection -> Results.latest(connection, target, limit));
    }

    @Override
    public Future<Optional<List<Sample>>> results(List<TargetId> targets, Instant from, int limit) {
        return database.read(connection -> Results.latest(connection, targets, from, limit));
    }

    @Override
    public Future<Optional<List<Sample>>> between(TargetId target, Instant from, Instant to, int limit) {
        return database.read(connection -> Results.between(connection, target, from, to, limit));
    }

    @Override
    public Future<Optional<Account>> account(String episode) {
        return database.read(Accounts.of(episode)).map(found -> found.flatMap(kept -> kept));
    }

    @Override
    public Future<Optional<List<Alert>>> firingAt(Instant at, String service, int limit) {
        return database.read(Accounts.firingAt(at, service, limit));
    }

    @Override
    public Future<Optional<List<Turn>>> changes(TargetId target, int limit) {
        return database.read(connection -> Results.changes(connection, target, limit).stream()
                .map(change -> new Turn(change.at(), change.found(), change.reason(), change.detail()))
                .toList());
    }

    @Override
    public Future<Optional<List<Period>>> periods(TargetId target, Unit unit, int limit) {
        Duration length = unit == Unit.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
        long last = clock.instant().getEpochSecond() / length.toSeconds();
        return database.read(connection -> (unit == Unit.HOUR
                        ? Results.hours(connection, target, last - limit, last)
                        : Results.days(connection, target, last - limit, last))
                .stream().map(aggregate -> period(aggregate, length)).toList());
    }

    @Override
    public Future<Optional<String>> dossier(String deployment) {
        return database.read(connection -> DossierTable.find(connection, deployment))
                .map(found -> found.flatMap(kept -> kept));
    }

    @Override
    public Future<Optional<Dossier>> record(String deployment) {
        return database.read(
                        connection -> DossierTable.find(connection, deployment).flatMap(DossierReader::read))
                .map(found -> found.flatMap(kept -> kept));
    }

    @Override
    public Future<Optional<Hours>> hours(TargetId target, Instant until, Instant from) {
        return database.read(connection -> new Hours(
                figures(Results.between(connection, target, until.minus(HOUR), until)),
                figures(Results.between(connection, target, from, from.plus(HOUR)))));
    }

    private static HourFigures figures(List<Sample> samples) {
        List<Outcome> outcomes =
                samples.stream().filter(Sample::scheduled).map(Sample::outcome).toList();
        long failed = outcomes.stream().filter(Outcome.Down.class::isInstance).count();
        return HourFigures.of(
                failed,
                outcomes.stream()
                        .filter(Outcome.Answered.class::isInstance)
                        .mapToLong(
                                outcome -> ((Outcome.Answered) outcome).phases().total())
                        .toArray());
    }

    private static Period period(Aggregate of, Duration length) {
        return new Period(
                Instant.ofEpochSecond(of.number() * length.toSeconds()),
                of.up(),
                of.unknown(),
                of.skipped(),
                of.degraded(),
                of.down(),
                of.answered(),
                present(of.p50()),
                present(of.p95()),
                present(of.p99()));
    }

    private static @Nullable Long present(long percentile) {
        return percentile == Aggregate.NONE ? null : (Long) percentile;
    }
}
