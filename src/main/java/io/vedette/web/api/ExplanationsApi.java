package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vedette.alert.trail.Account;
import io.vedette.alert.trail.Prospect;
import io.vedette.monitor.RuleState;
import io.vedette.monitor.ServiceSnapshot;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import io.vedette.web.Queries;
import io.vedette.web.http.Confirmation;
import io.vedette.web.http.Operation;
import io.vedette.web.http.Problem;
import io.vedette.web.http.Replies;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why people were, or were not, told of an alert: all that is known of one episode. */
public final class ExplanationsApi {
    private static final String LATE = "What is known of this alert was not found in time: ask again.";
    /** What an objective's alert is looked at for. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final int SAMPLES = 12;
    private static final int ENDPOINTS = 5;

    private final Queries queries;
    private final InstantSource clock;

    public ExplanationsApi(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/alerts/:episode", this::explain));
    }

    private void explain(RoutingContext context) {
        String episode = context.pathParam("episode");
        Future<Optional<Explanation>> explained =
                queries.past().account(episode).compose(kept -> explained(episode, kept));
        Confirmation.of(context, explained, found -> reply(context, episode, found), LATE);
    }

    private void reply(RoutingContext context, String episode, Optional<Explanation> found) {
        if (found.isEmpty()) {
            Problem.of(404, "Nothing is known of an alert \"" + episode + "\": it is too old, or never was.")
                    .send(context);
            return;
        }
        Replies.json(context, 200, ExplanationView.of(found.get(), queries::acknowledged));
    }

    /** History may be a moment behind, or may not be readable at all: what fires is known without it. */
    private Future<Optional<Explanation>> explained(String episode, Optional<Account> kept) {
        Optional<RuleState> rule = queries.services().stream()
                .flatMap(ServiceSnapshot::rules)
                .filter(state ->
                        state.alert() != null && state.alert().episode().equals(episode))
                .findFirst();
        Optional<Account> account = kept.or(() ->
                rule.map(RuleState::alert).map(alert -> new Account(alert, alert.description(), List.of(), List.of())));
        if (account.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Future<List<Prospect>> prospects = queries.prospects(episode);
        Future<List<Sample>> samples = samples(account.get().alert());
        return Future.all(prospects, samples)
                .map(_ -> Optional.of(new Explanation(
                        account.get(),
                        rule.orElse(null),
                        samples.result(),
                        prospects.result(),
                        queries.held().get(episode),
                        clock.instant())));
    }

    /** What the rule stood on: the last results of its endpoint before it fired, or those of the service that were not good; and before it ended. */
    private Future<List<Sample>> samples(Alert alert) {
        Instant fired = alert.startsAt();
        Instant ended = alert.endsAt();
        Future<List<Sample>> before = samples(alert, fired.minus(BEFORE), fired.plus(AFTER));
        Future<List<Sample>> after = ended == null
                ? Future.succeededFuture(List.of())
                : samples(alert, latest(fired.plus(AFTER), ended.minus(BEFORE)), ended.plus(AFTER));
        return Future.all(before, after).map(_ -> Stream.concat(before.result().stream(), after.result().stream())
                .toList());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Future<List<Sample>> samples(Alert alert, Instant from, Instant to) {
        String endpoint = alert.labels().value("endpoint");
        return queries.past()
                .between(targets(alert.service(), endpoint), from, to, endpoint.isEmpty() ? 10 * SAMPLES : SAMPLES)
                .map(read -> read.orElse(Map.of()).values().stream()
                        .flatMap(List::stream)
                        .filter(sample ->
                                !endpoint.isEmpty() || !sample.outcome().label().equals("up"))
                        .sorted(Comparator.comparing(Sample::due).reversed())
                        .limit(SAMPLES)
                        .toList()
                        .reversed());
    }

    private List<TargetId> targets(String service, String endpoint) {
        return endpoint.isEmpty()
                ? queries.service(service).stream()
                        .flatMap(known -> known.targets().stream())
                        .map(known -> known.target().id())
                        .limit(ENDPOINTS)
                        .toList()
                : List.of(new TargetId(service, endpoint));
    }
}
