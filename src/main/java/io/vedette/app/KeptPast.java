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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    public Future<Optional<Map<TargetId, List<Sample>>>> between(
            List<TargetId> targets, Instant from, Instant to, int limit) {
        return database.read(connection -> Results.between(
                connection,
                targets,
                from,
                to,
                found -> found.subList(Math.max(0, found.size() - limit), found.size())));
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
    public Future<Optional<Map<TargetId, Hours>>> hours(List<TargetId> targets, Instant until, Instant from) {
        return database.read(connection -> {
            var before = Results.between(connection, targets, until.minus(HOUR), until, KeptPast::figures);
            var after = Results.between(connection, targets, from, from.plus(HOUR), KeptPast::figures);
            return paired(before, after);
        });
    }

    private static Map<TargetId, Hours> paired(Map<TargetId, HourFigures> before, Map<TargetId, HourFigures> after) {
        var hours = new LinkedHashMap<TargetId, Hours>();
        after.forEach(
                (target, figures) -> hours.put(target, new Hours(Objects.requireNonNull(before.get(target)), figures)));
        return hours;
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
