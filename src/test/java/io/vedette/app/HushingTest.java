package io.vedette.app;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Held;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Silence;
import io.vedette.alert.Silence.State;
import io.vedette.fakes.SimulatedTime;
import io.vedette.timeline.Event;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.Commands.Silencing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HushingTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.instant();
    private final List<Event> events = new ArrayList<>();
    private final List<Silence> kept = new ArrayList<>();
    private Promise<Void> keeping = Promise.promise();
    private final Hushing hushing = new Hushing(time, time, this::keep, events::add);
    private int released;

    private Future<Void> keep(Silence silence) {
        kept.add(silence);
        return keeping.future();
    }

    private SilenceWish wish(String matchers, long fromSeconds, long toSeconds) {
        return new SilenceWish(
                MatcherText.read(matchers),
                start.plusSeconds(fromSeconds),
                start.plusSeconds(toSeconds),
                "ada",
                "moves the database");
    }

    private Future<Silencing> make(long fromSeconds, long toSeconds, @Nullable String key) {
        return hushing.make(wish("service=checkout", fromSeconds, toSeconds), key);
    }

    private Optional<Held> on(String service) {
        return hushing.hold().on(down(service, start), route("oncall"), time.instant());
    }

    @Test
    void aSilenceIsInForceOnceItIsKeptAndNotBefore() {
        var made = make(0, 3600, null);
        assertThat(on("checkout")).isEmpty();
        assertThat(made.isComplete()).isFalse();

        keeping.complete();

        assertThat(made.result()).isInstanceOf(Silencing.Made.class);
        assertThat(on("checkout")).get().satisfies(held -> {
            assertThat(held.reason()).isEqualTo("silenced by ada: moves the database");
            assertThat(held.until()).isEqualTo(start.plusSeconds(3600));
        });
        assertThat(on("cart")).isEmpty();
    }

    @Test
    void aSilenceHoldsFromItsStartToItsEnd() {
        keeping.complete();
        make(60, 120, null);
        Silence silence = hushing.all().getFirst();

        assertThat(silence.state(time.instant())).isEqualTo(State.PENDING);
        assertThat(on("checkout")).isEmpty();
        time.advance(Duration.ofSeconds(60));
        assertThat(silence.state(time.instant())).isEqualTo(State.ACTIVE);
        assertThat(on("checkout")).isPresent();
        time.advance(Duration.ofSeconds(60));
        assertThat(silence.state(time.instant())).isEqualTo(State.EXPIRED);
        assertThat(on("checkout")).isEmpty();
    }

    @Test
    void ofSeveralThatMatchTheLongestIsNamed() {
        keeping.complete();
        make(0, 120, null);
        make(0, 3600, null);
        make(600, 7200, null);

        assertThat(on("checkout")).get().extracting(Held::until).isEqualTo(start.plusSeconds(3600));
    }

    @Test
    void theSameKeyMakesNoSecondSilence() {
        var first = make(0, 120, "k-1");
        var again = make(1, 130, "k-1");
        keeping.complete();
        var later = make(2, 140, "k-1");

        assertThat(kept).hasSize(1);
        assertThat(first.result()).isInstanceOf(Silencing.Made.class);
        assertThat(List.of(again.result(), later.result())).allMatch(Silencing.Repeated.class::isInstance);
        assertThat(hushing.make(wish("service=cart", 0, 120), "k-1").result()).isEqualTo(new Silencing.KeyReused());
    }

    @Test
    void anEndByHandIsKeptBeforeItReleases() {
        keeping.complete();
        make(0, 3600, "k-1");
        String id = hushing.all().getFirst().id();
        keeping = Promise.promise();

        var ended = hushing.expire(id, () -> released++);
        assertThat(on("checkout")).isPresent();
        assertThat(released).isZero();
        keeping.complete();

        assertThat(released).isOne();
        assertThat(on("checkout")).isEmpty();
        assertThat(ended.result()).get().extracting(Silence::endsAt).isEqualTo(start);
        assertThat(hushing.expire(id, () -> released++).result()).isEqualTo(ended.result());
        assertThat(hushing.expire("another", () -> released++).result()).isEmpty();
        assertThat(released).isOne();
    }

    @Test
    void theTimelineSaysWhoSilencedWhatAndWhenItWasOver() {
        keeping.complete();
        make(0, 3600, null);
        make(0, 7200, null);
        hushing.expire(hushing.all().getLast().id(), () -> released++);
        time.advance(Duration.ofHours(3));

        assertThat(events)
                .extracting(Event::kind, Event::service)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Event.Kind.SILENCED, "checkout"),
                        org.assertj.core.groups.Tuple.tuple(Event.Kind.SILENCED, "checkout"),
                        org.assertj.core.groups.Tuple.tuple(Event.Kind.SILENCE_ENDED, "checkout"),
                        org.assertj.core.groups.Tuple.tuple(Event.Kind.SILENCE_ENDED, "checkout"));
        assertThat(events.getFirst().text())
                .startsWith("ada silenced service=\"checkout\" until ")
                .endsWith(": moves the database");
    }

    @Test
    void anEarlierLifesSilenceGoesOn() {
        hushing.recall(List.of(new Silence(
                "s-1",
                MatcherText.read("service=checkout"),
                start.minusSeconds(60),
                start.plusSeconds(60),
                "ada",
                "x")));

        assertThat(on("checkout")).isPresent();
        time.advance(Duration.ofSeconds(60));
        assertThat(on("checkout")).isEmpty();
        assertThat(events).extracting(Event::kind).containsExactly(Event.Kind.SILENCE_ENDED);
    }
}
