package io.vedette.app;

import io.vedette.alert.Hold;
import io.vedette.alert.Matcher;
import io.vedette.alert.Matcher.Sign;
import io.vedette.alert.Silence;
import io.vedette.alert.Silences;
import io.vedette.time.Scheduler;
import io.vedette.timeline.Event;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.Commands.Silencing;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes and ends silences, and keeps each before it takes effect; belongs to the couriers' event loop, but for what reads. */
final class Hushing {
    private final Silences silences = new Silences();
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Function<Silence, Future<Void>> keeper;
    private final Consumer<Event> timeline;
    private final Map<String, Future<Silencing>> making = new HashMap<>();

    Hushing(
            InstantSource clock,
            Scheduler scheduler,
            Function<Silence, Future<Void>> keeper,
            Consumer<Event> timeline) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.keeper = keeper;
        this.timeline = timeline;
    }

    Hold hold() {
        return silences;
    }

    /** Every silence that is not forgotten; any thread. */
    List<Silence> all() {
        return silences.all();
    }

    /** Takes over the silences of earlier lives; called once, before anything is told. */
    void recall(List<Silence> earlier) {
        earlier.forEach(this::take);
    }

    /** Makes one, in force once it is kept; the same {@code key} with the same wish makes none. */
    Future<Silencing> make(SilenceWish wish, @Nullable String key) {
        Silence silence = silence(wish, key);
        Optional<Silence> known = silences.find(silence.id());
        if (known.isPresent()) {
            boolean same = known.get().saysTheSameAs(silence);
            return Future.succeededFuture(same ? new Silencing.Repeated(known.get()) : new Silencing.KeyReused());
        }
        if (!silences.hasRoom(clock.instant())) {
            return Future.succeededFuture(new Silencing.TooMany(Silences.MOST));
        }
        return keep(silence);
    }

    /** Who asks again before it is kept waits for the same. */
    private Future<Silencing> keep(Silence silence) {
        Future<Silencing> earlier = making.get(silence.id());
        if (earlier != null) {
            return earlier.map(made -> silences.find(silence.id())
                    .filter(silence::saysTheSameAs)
                    .<Silencing>map(Silencing.Repeated::new)
                    .orElse(new Silencing.KeyReused()));
        }
        Future<Silencing> made = keeper.apply(silence).map(_ -> made(silence));
        making.put(silence.id(), made);
        return made.onComplete(_ -> making.remove(silence.id()));
    }

    private static Silence silence(SilenceWish wish, @Nullable String key) {
        return new Silence(id(key), wish.matchers(), wish.startsAt(), wish.endsAt(), wish.author(), wish.reason());
    }

    private static String id(@Nullable String key) {
        UUID id = key == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return id.toString();
    }

    private Silencing made(Silence silence) {
        take(silence);
        say(Event.Kind.SILENCED, silence, silence.author() + " silenced ", ": " + silence.reason());
        return new Silencing.Made(silence);
    }

    private void take(Silence silence) {
        Instant now = clock.instant();
        silences.put(silence, now);
        if (now.isBefore(silence.endsAt())) {
            scheduler.at(silence.endsAt(), () -> end(silence));
        }
    }

    /** Only the timer of what a silence is now counts: it may have been ended by hand. */
    private void end(Silence silence) {
        if (silences.find(silence.id()).filter(silence::equals).isPresent()) {
            say(Event.Kind.SILENCE_ENDED, silence, "The silence of ", " is over: " + silence.reason());
        }
    }

    /**
     * Ends one now; what is over stays as it is. Empty when there is none of that name.
     *
     * @param over is called when it is in force no more
     */
    Future<Optional<Silence>> expire(String id, Runnable over) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Silence> known = silences.find(id);
        if (known.isEmpty() || known.get().state(now) == Silence.State.EXPIRED) {
            return Future.succeededFuture(known);
        }
        Silence ended = known.get().endedAt(now);
        return keeper.apply(ended).map(_ -> {
            silences.put(ended, now);
            say(Event.Kind.SILENCE_ENDED, ended, "The silence of ", " was ended by hand: " + ended.reason());
            over.run();
            return Optional.of(ended);
        });
    }

    private void say(Event.Kind kind, Silence silence, String before, String after) {
        String until = kind == Event.Kind.SILENCED ? " until " + silence.endsAt() : "";
        timeline.accept(Event.of(clock.instant(), kind, service(silence), before + silence.words() + until + after));
    }

    /** The one service that it is about, if it names one. */
    private static @Nullable String service(Silence silence) {
        return silence.matchers().stream()
                .filter(matcher -> matcher.label().equals("service") && matcher.sign() == Sign.EQUAL)
                .map(Matcher::value)
                .findFirst()
                .orElse(null);
    }
}
