package io.vedette.app;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Footprint.Kind;
import io.vedette.engine.LoopScheduler;
import io.vedette.notify.Notifications;
import io.vedette.timeline.Event;
import io.vedette.web.Commands.Acknowledged;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who takes care of which alert. Changes happen on the couriers' event loop, each kept before it is answered; anybody may ask, on any thread, and each answer
 * is of one moment.
 */
final class Attention {
    private final LoopScheduler loop;
    private final InstantSource clock;
    private final Memory memory;
    private final Notifications notifications;
    private final Consumer<Event> timeline;
    private final Map<String, Acknowledgement> ofEpisode = new ConcurrentHashMap<>();

    /** @param timeline takes what happened, on {@code loop} */
    Attention(
            LoopScheduler loop,
            InstantSource clock,
            Memory memory,
            Notifications notifications,
            Consumer<Event> timeline) {
        this.loop = loop;
        this.clock = clock;
        this.memory = memory;
        this.notifications = notifications;
        this.timeline = timeline;
        memory.earlier().alerts().acknowledged().forEach(one -> ofEpisode.put(one.episode(), one));
    }

    /** Who has taken over an episode that fires. */
    Optional<Acknowledgement> of(String episode) {
        return Optional.ofNullable(ofEpisode.get(episode));
    }

    /** The alert of an episode, while it fires. */
    Future<Optional<Alert>> firing(String episode) {
        return Future.future(found -> loop.execute(() -> found.complete(notifications.firing(episode))));
    }

    /** Takes an episode over. */
    Future<Acknowledged> acknowledge(String episode, String by, String note) {
        var acknowledgement = new Acknowledgement(episode, clock.instant(), by, note);
        return Future.future(done -> loop.execute(() -> take(acknowledgement).onComplete(done)));
    }

    private Future<Acknowledged> take(Acknowledgement wanted) {
        Optional<Alert> alert = notifications.firing(wanted.episode());
        if (alert.isEmpty()) {
            return Future.succeededFuture(new Acknowledged.NotFiring());
        }
        Optional<Acknowledgement> same = of(wanted.episode()).filter(wanted::saysTheSameAs);
        if (same.isPresent()) {
            return Future.succeededFuture(new Acknowledged.Taken(alert.get(), same.get()));
        }
        return memory.keep(wanted).map(_ -> taken(alert.get(), wanted));
    }

    private Acknowledged taken(Alert alert, Acknowledgement acknowledgement) {
        ofEpisode.put(alert.episode(), acknowledgement);
        notifications.acknowledge(acknowledgement);
        memory.note(new Footprint(alert.episode(), clock.instant(), Kind.ACKNOWLEDGED, "", acknowledgement.sentence()));
        happened(Event.Kind.ACKNOWLEDGED, alert, alert.summary() + ": " + acknowledgement.sentence());
        return new Acknowledged.Taken(alert, acknowledgement);
    }

    /** Gives an episode back: it is repeated and escalated again. */
    Future<Acknowledged> withdraw(String episode) {
        return Future.future(done -> loop.execute(() -> giveBack(episode).onComplete(done)));
    }

    private Future<Acknowledged> giveBack(String episode) {
        Optional<Alert> alert = notifications.firing(episode);
        if (alert.isEmpty()) {
            return Future.succeededFuture(new Acknowledged.NotFiring());
        }
        return memory.unacknowledged(episode).map(_ -> givenBack(alert.get()));
    }

    private Acknowledged givenBack(Alert alert) {
        notifications.unacknowledge(alert.episode());
        if (ofEpisode.remove(alert.episode()) != null) {
            memory.note(new Footprint(
                    alert.episode(), clock.instant(), Kind.GIVEN_BACK, "", "nobody takes care of it any more"));
            happened(Event.Kind.UNACKNOWLEDGED, alert, alert.summary() + ": nobody takes care of it any more");
        }
        return new Acknowledged.GivenBack(alert);
    }

    /** The end of an episode is the end of its acknowledgement. */
    void tell(Alert alert) {
        if (!alert.firing()) {
            ofEpisode.remove(alert.episode());
        }
        notifications.tell(alert);
    }

    private void happened(Event.Kind kind, Alert alert, String text) {
        timeline.accept(Event.of(clock.instant(), kind, alert.service(), text));
    }
}
