package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.Due;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Grouping;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Told;
import io.vedette.delivery.Attempts;
import io.vedette.delivery.Backoff;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
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
    private final NoticeIds ids;
    private Carrier carrier;
    private Told told = Told.NOTHING;
    private @Nullable Timer wake;
    private Instant quietUntil = Instant.MIN;
    private boolean underWay;
    private boolean retiring;

    /**
     * One attempt under way.
     *
     * @param before what was told before it left, for when it surely did not arrive
     */
    private record Attempt(GroupKey key, Notice notice, Attempts attempts, Told before) {}

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
        this.grouping = grouping;
        this.surroundings = surroundings;
        this.settled = settled;
        this.log = new CourierLog(integration, surroundings);
        this.ids = new NoticeIds(name);
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
        return told.owes(alert);
    }

    /** Looks whether there is something to tell of a group now; says when to look again. */
    Instant look(AlertGroup group) {
        Due due = due(group);
        if (!due.reasonAt(now()).tells()) {
            return due.at();
        }
        letters.add(group.key());
        takeTurn();
        return Instant.MAX;
    }

    private Due due(AlertGroup group) {
        Due due = group.next(told);
        return retiring && due.reason() != NotifyReason.ALL_RESOLVED ? Due.NEVER : due;
    }

    private void takeTurn() {
        while (!underWay && !now().isBefore(quietUntil)) {
            GroupKey key = letters.first();
            if (key == null) {
                return;
            }
            grouping.group(key).ifPresentOrElse(this::tellOrDrop, () -> collapse(key));
        }
    }

    private void tellOrDrop(AlertGroup group) {
        NotifyReason reason = due(group).reasonAt(now());
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

    private void collapse(GroupKey key) {
        if (letters.letter(key).wasTried()) {
            log.collapsed(key);
        }
        letters.remove(key);
    }

    private void leave(AlertGroup group, NotifyReason reason) {
        Notice notice = notice(group, reason);
        Attempts attempts = letters.leaving(group.key(), notice, now());
        var attempt = new Attempt(group.key(), notice, attempts, told);
        told = told.departing(notice, now());
        underWay = true;
        carrier.bring(notice, delivery -> answered(attempt, delivery));
    }

    private Notice notice(AlertGroup group, NotifyReason reason) {
        Notice last = letters.letter(group.key()).notice();
        Notice fresh = group.notice("", reason, told, now());
        return last != null && last.saysTheSameAs(fresh) ? last : fresh.withId(ids.next(group));
    }

    private void answered(Attempt attempt, Delivery delivery) {
        underWay = false;
        switch (delivery) {
            case Delivered _ -> delivered(attempt);
            case TryAgain again -> tryAgain(attempt, again);
            case Refused refused -> refused(attempt, refused);
        }
    }

    private void delivered(Attempt attempt) {
        told = told.delivered(attempt.notice(), now());
        log.delivered(attempt.notice());
        settle(attempt.key());
    }

    private void refused(Attempt attempt, Refused refused) {
        told = told.back(attempt.before()).givenUp(attempt.notice(), now());
        log.refused(attempt.notice(), refused.why());
        settle(attempt.key());
    }

    private void tryAgain(Attempt attempt, TryAgain again) {
        if (!again.perhapsTaken()) {
            told = told.back(attempt.before());
        }
        var backoff = attempt.notice().allResolved() ? CLOSING : FIRING;
        switch (backoff.next(attempt.attempts(), now(), again.after(), surroundings.random())) {
            case Backoff.At at -> waitUntil(at.time(), attempt, again);
            case Backoff.GiveUp _ -> giveUp(attempt, again);
        }
    }

    private void waitUntil(Instant time, Attempt attempt, TryAgain again) {
        log.retried(attempt.notice(), attempt.attempts(), again.why(), time);
        letters.failed(attempt.key(), attempt.attempts());
        quietUntil = time;
        wakeAt(time);
    }

    private void giveUp(Attempt attempt, TryAgain again) {
        told = told.givenUp(attempt.notice(), now());
        log.expired(attempt.notice(), attempt.attempts(), again.why());
        settle(attempt.key());
    }

    private void settle(GroupKey key) {
        letters.remove(key);
        quietUntil = Instant.MIN;
        wakeAt(now());
        surroundings.scheduler().at(now(), () -> settled.accept(key));
    }

    private void wakeAt(Instant time) {
        if (wake != null) {
            wake.cancel();
        }
        wake = surroundings.scheduler().at(time, this::wakeUp);
    }

    private void wakeUp() {
        quietUntil = Instant.MIN; // the timer knows best: it may run a hair before the clock says so
        takeTurn();
    }

    /** Lets go of episodes that are over, and of the group's incident if it is. */
    void forget(Collection<String> over, GroupKey key) {
        told = told.without(over);
        if (grouping.group(key).isEmpty()) {
            ids.forget(key);
            collapse(key);
        }
    }

    /** Goes on with another way to the same people, and tries at once what failed before. */
    void replace(Integration integration) {
        carrier.dismiss();
        carrier = new Carrier(log.guarded(integration), surroundings);
        retiring = false;
        quietUntil = Instant.MIN;
        wakeAt(now());
    }

    /** From now on tells only the end of what it told. */
    void retire() {
        retiring = true;
    }

    /** Whether a retired courier has done all it had to. */
    boolean done() {
        return retiring && !underWay && told.owesNothing();
    }

    void close() {
        if (wake != null) {
            wake.cancel();
        }
        carrier.close();
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
