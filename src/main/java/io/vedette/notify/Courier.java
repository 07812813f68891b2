package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.Correspondence;
import io.vedette.alert.Due;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Grouping;
import io.vedette.alert.Incident;
import io.vedette.alert.Move;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Summons;
import io.vedette.alert.Told;
import io.vedette.alert.trail.Prospect;
import io.vedette.delivery.Attempts;
import io.vedette.delivery.Backoff;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages to one integration, one attempt at a time; belongs to the couriers' event loop. A receiver that fails or hangs delays
 * nobody but itself. What is told is decided when the attempt leaves, from what the group looks like then: so a firing that ends while it
 * waits is never told, unless an earlier attempt may have arrived.
 */
final class Courier {
    /** A firing message is worth something for an hour; after that it is loudly given up until the repeat interval. */
    static final Backoff FIRING = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1), Duration.ofHours(1));

    /** The end of what was told is worth a day: it closes the page. */
    static final Backoff CLOSING = FIRING.until(Duration.ofDays(1));

    private final String name;
    private final Grouping grouping;
    private final Surroundings surroundings;
    private final CourierLog log;
    private final Consumer<GroupKey> settled;
    private final Letters letters = new Letters();
    private final Books books;
    private final NoticeIds ids;
    private Carrier carrier;
    private final Rest rest;
    private final Plight plight;
    private @Nullable Attempt underWay;
    private boolean retiring;
    private boolean closed;

    /**
     * @param name tells this courier from every other
     * @param settled is told of a group when something of it was told or given up
     */
    Courier(
            String name,
            Integration integration,
            Grouping grouping,
            Surroundings surroundings,
            Consumer<GroupKey> settled) {
        this.name = name;
        this.rest = new Rest(surroundings, integration.pace(), this::takeTurn);
        this.plight = new Plight(name, integration, rest.circuit(), surroundings, this::lookAtWaiting);
        this.grouping = grouping;
        this.surroundings = surroundings;
        this.settled = settled;
        this.log = new CourierLog(name, integration, surroundings);
        this.books = new Books(name, letters, surroundings.outbox());
        this.ids = books.ids();
        this.carrier = new Carrier(log.guarded(integration), surroundings);
    }

    String name() {
        return name;
    }

    /** Messages that wait to be sent or sent again. */
    int depth() {
        return letters.size();
    }

    boolean owes(Alert alert) {
        return books.owes(alert);
    }

    /** Takes over what an earlier life knew of a group; what was being tried then is tried again under the same id, if it still says the same. */
    void recall(Correspondence knew) {
        books.recall(knew);
        Incident incident = knew.incident();
        if (incident != null && incident.open() != null) {
            letters.shelve(knew.group(), incident.open());
            recall(incident.open().attempts());
        }
    }

    private void recall(Attempts earlier) {
        if (earlier.count() > 1) {
            rest.circuit().recall(earlier.first());
        }
    }

    /** When it was first told of an alert that fires, if it was. */
    Optional<Instant> firstTold(Alert alert) {
        return Optional.ofNullable(books.of(List.of(alert)).firstAt(alert));
    }

    /** Who else is to be told of what this one cannot be told of a group. */
    List<Summons> summons(AlertGroup group) {
        return retiring ? List.of() : plight.summons(group, books.of(group.alerts()), letters.has(group.key()));
    }

    private void lookAtWaiting() {
        if (!closed) {
            letters.waiting().forEach(settled);
        }
    }

    /** What it knows of an alert of a group, and tells of it next. */
    Prospect prospect(AlertGroup group, Alert alert) {
        Incident.Open tried = letters.has(group.key()) ? letters.tried(group.key()) : null;
        return new Prospect(
                name,
                group.key(),
                grouping.path(alert, group.key()),
                group.size() - 1,
                group.arrived(alert.episode()).orElse(alert.startsAt()),
                group.held(alert.episode()).orElse(null),
                books.of(List.of(alert)).episodes().get(alert.episode()),
                due(group),
                tried,
                tried == null || underWay != null || rest.over() ? null : rest.until());
    }

    /** Looks whether there is something to tell of a group now; says when to look again. */
    Instant look(AlertGroup group) {
        if (letters.has(group.key())) {
            hurry(group);
            return Instant.MAX;
        }
        Due due = due(group);
        if (!due.reasonAt(now()).tells()) {
            return due.at();
        }
        letters.add(group.key());
        hurry(group);
        takeTurn();
        return Instant.MAX;
    }

    private void hurry(AlertGroup group) {
        if (group.isUrgent()) {
            letters.hurry(group.key());
        }
    }

    /** Keeps what a digest will have to say of a group. */
    void note(AlertGroup group) {
        if (!retiring) {
            Told before = books.of(group.alerts());
            books.change(group.key(), before, group.noted(before, now()));
        }
    }

    private Due due(AlertGroup group) {
        Due due = group.next(books.of(group.alerts()));
        return retiring && !isClosing(due, group) ? Due.NEVER : due;
    }

    private static boolean isClosing(Due due, AlertGroup group) {
        return due.reason() == NotifyReason.ALL_RESOLVED || (due.reason() == NotifyReason.DIGEST && group.isOver());
    }

    private void takeTurn() {
        while (underWay == null && rest.over()) {
            GroupKey key = letters.first();
            if (key == null) {
                return;
            }
            grouping.group(key).ifPresentOrElse(this::tellOrDrop, () -> collapse(key));
        }
    }

    private void tellOrDrop(AlertGroup group) {
        NotifyReason reason = due(grouping.lookedAt(group, now())).reasonAt(now());
        if (reason.tells()) {
            leave(group, reason);
        } else {
            drop(group.key());
        }
    }

    private void drop(GroupKey key) {
        collapse(key);
        surroundings.scheduler().at(now(), () -> settled.accept(key));
    }

    /** Nothing is left to say. What was tried may have arrived, and is the same message if it is ever said again. */
    private void collapse(GroupKey key) {
        Incident.Open tried = letters.has(key) ? letters.tried(key) : null;
        if (tried == null) {
            letters.drop(key);
        } else {
            letters.shelve(key, tried);
            log.collapsed(key, ids.newest(key));
        }
    }

    private void leave(AlertGroup group, NotifyReason reason) {
        Notice notice = notice(group, reason);
        Attempts attempts = letters.leaving(group.key(), notice, now());
        var attempt = new Attempt(group.key(), notice, attempts, books.of(notice.alerts()));
        underWay = attempt;
        rest.leaving();
        log.leaving(notice, attempts);
        books.change(attempt, told -> told.departing(notice, now())).onComplete(_ -> bring(attempt));
    }

    private void bring(Attempt attempt) {
        if (!closed) {
            carrier.bring(attempt.notice, delivery -> answered(attempt, delivery));
        }
    }

    private Notice notice(AlertGroup group, NotifyReason reason) {
        Notice fresh = group.notice("", reason, books.of(group.alerts()), now());
        Incident.Open tried = letters.tried(group.key());
        Notice named = tried != null && fresh.saysTheSameAs(tried)
                ? fresh.wordedAt(tried.at()).withId(ids.newest(group.key()))
                : anew(fresh, group);
        return named.withLinks(surroundings.links().apply(named)).marked(ids.mark(group.key()));
    }

    private Notice anew(Notice fresh, AlertGroup group) {
        log.superseded(ids.newest(group.key()));
        return fresh.withId(ids.next(group, now()));
    }

    private void answered(Attempt attempt, Delivery delivery) {
        underWay = null;
        switch (delivery) {
            case Delivered taken -> delivered(attempt, taken);
            case TryAgain again -> tryAgain(attempt, again);
            case Refused refused -> refused(attempt, refused);
        }
    }

    private void delivered(Attempt attempt, Delivered taken) {
        plight.worked();
        ids.mark(attempt.group(), taken.mark());
        settle(attempt, told -> told.delivered(attempt.notice, now()));
        log.delivered(attempt.notice, taken.answer());
    }

    private void refused(Attempt attempt, Refused refused) {
        plight.lost(refused.why());
        settle(attempt, told -> told.back(attempt.before).givenUp(attempt.notice, now()));
        log.refused(attempt.notice, attempt.attempts, refused.why());
    }

    private void tryAgain(Attempt attempt, TryAgain again) {
        if (!again.perhapsTaken()) {
            books.change(attempt, told -> told.back(attempt.before));
        }
        var backoff = attempt.notice.allResolved() ? CLOSING : FIRING;
        switch (backoff.next(attempt.attempts, now(), again.after(), surroundings.random())) {
            case Backoff.At at ->
                waitUntil(at.time(), attempt.attempts.first().plus(backoff.deadline()), attempt, again);
            case Backoff.GiveUp _ -> giveUp(attempt, again);
        }
    }

    private void waitUntil(Instant time, Instant end, Attempt attempt, TryAgain again) {
        letters.failed(attempt.group(), attempt.attempts);
        plight.failed(again.why());
        Instant next = rest.tillRetry(time, end);
        log.retried(attempt.notice, attempt.attempts, again.why(), next);
    }

    private void giveUp(Attempt attempt, TryAgain again) {
        plight.lost(again.why());
        settle(attempt, told -> told.givenUp(attempt.notice, now()));
        log.expired(attempt.notice, attempt.attempts, again.why());
    }

    private void settle(Attempt attempt, UnaryOperator<Told> change) {
        GroupKey key = attempt.group();
        letters.remove(key);
        pass(attempt);
        books.change(attempt, change);
        rest.tillPace();
        surroundings.scheduler().at(now(), () -> settled.accept(key));
    }

    /** A digest has passed by what is held now: that is for a later one. */
    private void pass(Attempt attempt) {
        if (attempt.notice.reason() == NotifyReason.DIGEST) {
            Told others = books.of(grouping.group(attempt.group())
                            .map(AlertGroup::alerts)
                            .orElse(List.of()))
                    .without(attempt.notice.alerts());
            books.change(attempt.group(), others, others.passed(now()));
        }
    }

    /** Lets go of episodes that are over, and of the group's incident if it is. */
    void forget(Collection<String> over, GroupKey key) {
        if (grouping.group(key).isPresent()) {
            books.forget(over, key);
        } else {
            collapse(key);
            letters.remove(key);
            books.close(over, key);
        }
    }

    /** A group goes on as another, in the same thread; the attempt under way, if it is of this group, as well. */
    void inherit(Move move) {
        books.move(move);
        if (underWay != null) {
            underWay.follow(move);
        }
    }

    /** Goes on with another way to the same people, and tries at once what failed before. */
    void replace(Integration integration) {
        carrier.dismiss();
        carrier = new Carrier(log.guarded(integration), surroundings);
        retiring = false;
        plight.replace(integration);
        rest.anew(integration.pace());
    }

    /** From now on tells only the end of what it told. */
    void retire() {
        retiring = true;
        plight.retire();
    }

    /** Whether a retired courier has done all it had to. */
    boolean done() {
        return retiring && underWay == null && books.owesNothing();
    }

    void close() {
        closed = true;
        rest.close();
        plight.close();
        carrier.close();
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
