package io.vedette.alert.trail;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Held;
import io.vedette.alert.Route;
import io.vedette.alert.Summons;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that decided whether people are told of an episode: where it went, what held it back, who took it over.
 *
 * @param receiver whom it concerns; empty when it concerns all
 * @param text one sentence for people
 * @param until when it ends by itself; absent when its end is an event
 */
public record Footprint(
        String episode,
        Instant at,
        Kind kind,
        String receiver,
        String text,
        @Nullable Instant until) {

    /** One that has no end of its own. */
    public Footprint(String episode, Instant at, Kind kind, String receiver, String text) {
        this(episode, at, kind, receiver, text, null);
    }

    /** The routing tree sends it somewhere. */
    public static Footprint routed(String episode, Instant at, List<Route> path, GroupKey group) {
        return new Footprint(episode, at, Kind.ROUTED, group.receiver(), RouteWords.sentence(path, group));
    }

    /** Somebody whom no route names is told as well. */
    public static Footprint called(Summons call) {
        return new Footprint(call.episode(), call.at(), Kind.CALLED, call.receiver(), call.because());
    }

    /** It is told to nobody there for now. */
    public static Footprint held(String episode, Instant at, String receiver, Held why) {
        Instant until = why.until().equals(Instant.MAX) ? null : why.until();
        return new Footprint(episode, at, Kind.HELD, receiver, why.reason(), until);
    }

    /** It may be told there again. */
    public static Footprint released(String episode, Instant at, String receiver) {
        return new Footprint(episode, at, Kind.RELEASED, receiver, "nothing holds it back any more");
    }

    /** What kind of thing it was. */
    public enum Kind {
        /** The routing tree sent it there. */
        ROUTED,
        /** Another routing tree sends it elsewhere. */
        REROUTED,
        /** Somebody else is told as well: for a receiver that fails, or because nobody took care of it. */
        CALLED,
        /** Something holds its firing back. */
        HELD,
        /** Nothing does any more. */
        RELEASED,
        /** Vedette came back, and looks first. */
        WITHHELD,
        /** Vedette has looked. */
        SEEN,
        /** Somebody takes care of it. */
        ACKNOWLEDGED,
        /** Nobody does any more. */
        GIVEN_BACK;

        /** The other thing that can be so in its place. */
        public Kind other() {
            return switch (this) {
                case ROUTED -> REROUTED;
                case REROUTED -> ROUTED;
                case CALLED -> CALLED;
                case HELD -> RELEASED;
                case RELEASED -> HELD;
                case WITHHELD -> SEEN;
                case SEEN -> WITHHELD;
                case ACKNOWLEDGED -> GIVEN_BACK;
                case GIVEN_BACK -> ACKNOWLEDGED;
            };
        }

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }
}
