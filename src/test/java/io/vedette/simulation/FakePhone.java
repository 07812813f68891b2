package io.vedette.simulation;

import io.vedette.alert.Alert;
import io.vedette.alert.Correspondence;
import io.vedette.alert.Incident;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.delivery.Attempts;
import io.vedette.delivery.Delivery;
import io.vedette.fakes.SimulatedTime;
import io.vedette.notify.Receiver;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver in the hand of a person: it keeps what arrived, and now and then it throttles, fails, hangs, throws, or loses its answer after the message has
 * arrived. It knows what a person must never see.
 */
final class FakePhone implements Receiver {
    private final String name;
    private final SimulatedTime time;
    private final Random random;
    private final Set<String> open = new HashSet<>();
    private final Map<String, Instant> rang = new HashMap<>();
    private final Set<String> noticeIds = new HashSet<>();
    /** Episodes of which a message left whose fate the sender cannot know: their end must be told in any case. */
    private final Set<String> perhapsHeard = new HashSet<>();

    private final List<String> wrongs = new ArrayList<>();
    private Instant wellFrom = Instant.MIN;
    private int pages;
    private int attempts;
    private boolean underWay;
    private @Nullable Notice lastAttempt;

    FakePhone(String name, SimulatedTime time, Random random) {
        this.name = name;
        this.time = time;
        this.random = random;
    }

    /** From {@code from} on it takes everything. */
    void wellFrom(Instant from) {
        wellFrom = from;
    }

    String name() {
        return name;
    }

    /** The process on the other side is gone. */
    void hangUp() {
        underWay = false;
    }

    /** The sender was killed, and knows only this. */
    void perhapsHeard(Correspondence sender) {
        sender.told().forEach((episode, entry) -> {
            if (entry.owed()) {
                perhapsHeard.add(episode);
            }
        });
    }

    /** What happened that must never happen. */
    List<String> wrongs() {
        return wrongs;
    }

    /** Episodes that this person believes to be going on. */
    Set<String> open() {
        return open;
    }

    int pages() {
        return pages;
    }

    int attempts() {
        return attempts;
    }

    @Override
    public Future<Delivery> send(Notice notice) {
        attempts++;
        if (underWay) {
            wrongs.add(name + " got a second message while one was under way");
        }
        requireOneName(notice);
        int luck = time.instant().isBefore(wellFrom) ? random.nextInt(100) : 99;
        if (luck < 20) {
            notice.firing().forEach(alert -> perhapsHeard.add(alert.episode()));
        }
        if (luck < 5) {
            throw new IllegalStateException("a defect in the receiver");
        }
        if (luck < 12) {
            return Promise.<Delivery>promise().future(); // never answers
        }
        if (luck < 20) {
            arrive(notice);
            return after(Delivery.TryAgain.perhapsTaken("the answer was lost"));
        }
        if (luck < 35) {
            return after(Delivery.TryAgain.notTaken("503"));
        }
        underWay = true;
        return after(new Delivery.Delivered("ok")).onSuccess(_ -> {
            underWay = false;
            arrive(notice);
        });
    }

    private void requireOneName(Notice notice) {
        Notice before = lastAttempt;
        lastAttempt = notice;
        boolean same = before != null
                && notice.saysTheSameAs(Incident.Open.of(before, Attempts.first(time.instant())))
                && notice.reason() != NotifyReason.REPEAT_INTERVAL_ELAPSED;
        if (same && !before.id().equals(notice.id())) {
            wrongs.add(name + " was told the same under two ids: " + notice);
        }
    }

    private Future<Delivery> after(Delivery delivery) {
        Promise<Delivery> answer = Promise.promise();
        time.at(time.instant().plusMillis(random.nextInt(3000)), () -> answer.complete(delivery));
        return answer.future();
    }

    private void arrive(Notice notice) {
        if (!noticeIds.add(notice.id())) {
            return; // known by its id as a repetition
        }
        pages++;
        notice.firing().forEach(this::rings);
        notice.resolved().forEach(this::ends);
    }

    private void rings(Alert alert) {
        Instant before = rang.put(alert.episode(), time.instant());
        boolean company = before != null && open.contains(alert.episode());
        if (before != null && !company) {
            wrongs.add(name + " was paged again for the closed episode " + alert.key());
        }
        open.add(alert.episode());
    }

    private void ends(Alert alert) {
        if (!rang.containsKey(alert.episode()) && !perhapsHeard.contains(alert.episode())) {
            wrongs.add(name + " was told the end of " + alert.key() + ", of which it had never heard");
        }
        open.remove(alert.episode());
    }
}
