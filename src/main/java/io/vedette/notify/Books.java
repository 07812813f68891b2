package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import io.vedette.alert.Move;
import io.vedette.alert.Told;
import io.vedette.notify.Known.Change;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What one courier knows, under which names it told it and what it is trying: each change is handed to the outbox at once. Belongs to its courier. */
final class Books {
    private final String integration;
    private final Letters letters;
    private final Outbox outbox;
    private final Known known = new Known();
    private final NoticeIds ids;

    Books(String integration, Letters letters, Outbox outbox) {
        this.integration = integration;
        this.letters = letters;
        this.outbox = outbox;
        this.ids = new NoticeIds(integration);
    }

    /** The names of what was told. */
    NoticeIds ids() {
        return ids;
    }

    /** What is known of {@code alerts}. */
    Told of(Collection<Alert> alerts) {
        return known.of(alerts);
    }

    boolean owes(Alert alert) {
        return known.owes(alert);
    }

    boolean owesNothing() {
        return known.owesNothing();
    }

    /** Takes over what an earlier life knew of a group. */
    void recall(Correspondence knew) {
        known.recall(knew.told());
        if (knew.incident() != null) {
            ids.recall(knew.group(), knew.incident());
        }
    }

    /** Changes what is known of an attempt's episodes; completes when a message that relies on it may leave. */
    Future<Void> change(Attempt attempt, UnaryOperator<Told> change) {
        Told now = known.of(attempt.notice.alerts());
        return keep(attempt.group(), known.become(now, change.apply(now)));
    }

    /** Takes {@code after} in place of {@code before}, which is what is known, if that is news. */
    void change(GroupKey key, Told before, Told after) {
        Change change = known.become(before, after);
        if (!change.isEmpty()) {
            keep(key, change);
        }
    }

    /** Lets go of episodes that are over. */
    void forget(Collection<String> over, GroupKey key) {
        Change change = known.forget(over);
        if (!change.isEmpty()) {
            keep(key, change);
        }
    }

    /** Lets go of episodes that are over, and of the incident of their group, which is. */
    void close(Collection<String> over, GroupKey key) {
        Change change = known.forget(over);
        if (ids.forget(key) || !change.isEmpty()) {
            keep(key, change);
        }
    }

    /** A group goes on as another, in the same thread. */
    void move(Move move) {
        boolean named = ids.move(move.from(), move.to());
        letters.move(move.from(), move.to());
        var told = known.of(move.alerts()).episodes();
        if (named || !told.isEmpty()) {
            keep(move.to(), new Change(told, Set.of()));
            keep(move.from(), Change.NONE);
        }
    }

    private Future<Void> keep(GroupKey key, Change change) {
        Incident incident = ids.incident(key);
        return outbox.keep(new Correspondence(
                integration,
                key,
                change.told(),
                change.closed(),
                incident == null ? null : incident.with(letters.tried(key))));
    }
}
