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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A receiver in the hand of a person: it keeps what arrived, and now and then it throttles, fails, hangs, throws, or loses its answer after the message has
 * arrived. It knows what a person must never see.
 */
final class FakePhone implements Receiver {
    private final String name;
    private final SimulatedTime time;
    private final Random random;
    private final Supplier<Luck> fate;
    private final Set<String> open = new HashSet<>();
    private final Map<String, Instant> rang = new HashMap<>();
    private final Set<String> noticeIds = new HashSet<>();
    /** Episodes of which a message left whose fate the sender cannot know: their end must be told in any case. */
    private final Set<String> perhapsHeard = new HashSet<>();

    /** Episodes of which the sender does not know that this person knows how they stand: in other words, they are another message. */
    private final Set<String> unanswered = new HashSet<>();

    private final List<String> wrongs = new ArrayList<>();
    private boolean digests;
    private Instant wellFrom = Instant.MAX;
    private int pages;
    private int attempts;
    private boolean underWay;
    private @Nullable Notice lastAttempt;

    /** What becomes of one attempt. */
    enum Luck {
        /** The sender's own defect. */
        DEFECT,
        /** It never answers, and nothing arrived. */
        HANGS,
        /** It arrives, and the answer is lost. */
        ARRIVES_UNHEARD,
        BUSY,
        REFUSES,
        TAKES;

        /** Whether the sender cannot know whether it arrived. */
        boolean perhaps() {
            return this == DEFECT || this == HANGS || this == ARRIVES_UNHEARD;
        }

        private static Luck of(int percent) {
            return percent < 5
                    ? DEFECT
                    : percent < 12 ? HANGS : percent < 20 ? ARRIVES_UNHEARD : percent < 35 ? BUSY : TAKES;
        }
    }

    /** One whose luck is random. */
    FakePhone(String name, SimulatedTime time, Random random) {
        this(name, time, random, () -> Luck.of(random.nextInt(100)));
    }

    /** @param random how long it takes to answer */
    FakePhone(String name, SimulatedTime time, Random random, Supplier<Luck> fate) {
        this.name = name;
        this.time = time;
        this.random = random;
        this.fate = fate;
    }

    /** This person wants to hear of everything, what was over before the first word of it included. */
    void wantsDigests() {
        digests = true;
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
            if (entry.known()) {
                perhapsHeard.add(episode);
            }
            if (entry.known() && !entry.settled()) {
                unanswered.add(episode);
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

    /** The ids of all messages that arrived. */
    Set<String> arrived() {
        return noticeIds;
    }

    /** Whether a message about it left of which the sender cannot know whether it arrived. */
    boolean perhapsHeard(Alert alert) {
        return perhapsHeard.contains(alert.episode());
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
        Luck luck = time.instant().isBefore(wellFrom) ? fate.get() : Luck.TAKES;
        if (luck == Luck.BUSY || luck == Luck.REFUSES) {
            lastAttempt = null; // known not to have arrived: nobody can take it for another
        }
        if (luck.perhaps()) {
            notice.firing().forEach(alert -> perhapsHeard.add(alert.episode()));
            notice.alerts().forEach(alert -> unanswered.add(alert.episode()));
        }
        return switch (luck) {
            case DEFECT -> throw new IllegalStateException("a defect in the receiver");
            case HANGS -> Promise.<Delivery>promise().future();
            case ARRIVES_UNHEARD -> {
                arrive(notice);
                yield after(Delivery.TryAgain.perhapsTaken("the answer was lost"));
            }
            case BUSY -> after(Delivery.TryAgain.notTaken("503"));
            case REFUSES -> after(new Delivery.Refused("400"));
            case TAKES -> taken(notice);
        };
    }

    private Future<Delivery> taken(Notice notice) {
        underWay = true;
        return after(new Delivery.Delivered("ok")).onSuccess(_ -> {
            underWay = false;
            arrive(notice);
            notice.alerts().forEach(alert -> unanswered.remove(alert.episode()));
        });
    }

    private void requireOneName(Notice notice) {
        Notice before = lastAttempt;
        lastAttempt = notice;
        boolean same = !digests // where what fails for hours is given up, and is another message when it is tried again
                && before != null
                && notice.saysTheSameAs(Incident.Open.of(before, Attempts.first(time.instant())))
                && !isAgreed(notice);
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
        requireNews(notice);
        notice.firing().forEach(this::rings);
        notice.resolved().forEach(this::ends);
    }

    /** What is told says something that this person does not know, as far as the sender can know that, unless it was agreed to remind them. */
    private void requireNews(Notice notice) {
        boolean fires = notice.firing().stream().anyMatch(alert -> !open.contains(alert.episode()));
        boolean ends = notice.resolved().stream()
                .anyMatch(alert -> digests || open.contains(alert.episode()) || perhapsHeard.contains(alert.episode()));
        boolean doubted = notice.alerts().stream().anyMatch(alert -> unanswered.contains(alert.episode()));
        if (!fires && !ends && !doubted && !isAgreed(notice)) {
            wrongs.add(name + " was told what it knew, under another id: " + notice);
        }
    }

    /** To be reminded, or to be told every day how things are. */
    private static boolean isAgreed(Notice notice) {
        return notice.reason() == NotifyReason.REPEAT_INTERVAL_ELAPSED || notice.reason() == NotifyReason.DIGEST;
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
        if (!digests && !rang.containsKey(alert.episode()) && !perhapsHeard.contains(alert.episode())) {
            wrongs.add(name + " was told the end of " + alert.key() + ", of which it had never heard");
        }
        open.remove(alert.episode());
    }
}
