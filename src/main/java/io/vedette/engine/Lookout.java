package io.vedette.engine;

import io.vedette.alert.Alert;
import io.vedette.alert.Episode;
import io.vedette.alert.Held;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.monitor.Effect;
import io.vedette.sight.Seen;
import io.vedette.sight.Sight;
import io.vedette.target.Labels;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acts on what {@link Sight} sees: has stations doubt what they find while this place is blind, holds what would be told of single endpoints, and tells one alert
 * instead. Belongs to the couriers' event loop.
 */
public final class Lookout implements Hold {
    public static final String BLIND = "LocationBlind";
    public static final String OUTAGE = "MassOutage";

    private static final Set<String> DOWN = Set.of("EndpointDown", "ServiceDown");
    private static final Held SUSPECTED =
            new Held.Unclear("much falls silent at once: whether our own network is the cause is looked at first");
    private static final Held UNSETTLED =
            new Held.Unclear("nothing could be seen before Vedette was started again: all is looked at first");

    /** So long a restart takes at most. */
    private static final Duration AWAY = Duration.ofMinutes(5);

    private static final String BETTER = "most endpoints answer again";

    /** Whose alerts these are: not those of anything watched. */
    public static final String OURS = "vedette";

    private final Sight sight;
    private final Stations stations;
    private final Consumer<List<Effect>> effects;
    private final Runnable holdsChanged;
    private @Nullable Alert open;

    /** Until when it is not clear whether what an earlier life told still holds. */
    private @Nullable Instant settled;

    /** Since when what an earlier life found may be part of a cut that this one notices within {@link #noticedBy}. */
    private Instant doubtful = Instant.MAX;

    private Instant noticedBy = Instant.MIN;

    /** The event loops that probe. */
    public interface Stations {
        /** What was not answered since {@code since}, and what is not answered from now on, is not measured. */
        void blinded(Instant since);

        /** What is found counts again. */
        void see();

        /** Each looks at {@code most} endpoints that had answered, out of turn. */
        void glance(int most);

        /** The anchors are looked at out of turn. */
        void glanceAtAnchors();
    }

    /**
     * @param effects takes alerts and events to be told
     * @param holdsChanged run whenever alerts may be told again that were held, or the other way round
     */
    public Lookout(Sight sight, Stations stations, Consumer<List<Effect>> effects, Runnable holdsChanged) {
        this.sight = sight;
        this.stations = stations;
        this.effects = effects;
        this.holdsChanged = holdsChanged;
    }

    /** Whether an alert says what this place sees. */
    public static boolean isOfSight(Alert alert) {
        return alert.service().equals(OURS)
                && (alert.name().equals(BLIND) || alert.name().equals(OUTAGE));
    }

    /** Goes on with what an earlier life told, until all was looked at again: meanwhile nothing of single endpoints is told, and what is not answered is not measured. */
    public void recall(Alert alert, Instant now) {
        open = alert;
        if (isBlind(alert)) {
            stations.blinded(alert.startsAt());
        }
        settled = now.plus(sight.settling());
    }

    /** What began at {@code newest}, right before an earlier life ended, and about then, may be the first of what this life sees. */
    public void doubt(Instant newest, Instant now) {
        if (newest.plus(AWAY).isAfter(now)) {
            doubtful = newest.minus(sight.window());
            noticedBy = now.plus(sight.settling());
        }
    }

    /** Whether a deployment may be taken back for what is found now. */
    public boolean isTrusted(Instant now) {
        return settled == null && sight.isSettled(now) && isClear();
    }

    private boolean isClear() {
        return switch (sight.seen()) {
            case Seen.Clear _, Seen.Outage _ -> true;
            case Seen.Suspected _, Seen.Shaken _, Seen.Blind _ -> false;
        };
    }

    /** Whether our own network is taken to be the cause of what does not answer. */
    public boolean isBlind() {
        return sight.seen() instanceof Seen.Blind;
    }

    /** Looks: about once a second, and before anything new is told. */
    public void look(Instant now) {
        Seen before = sight.seen();
        boolean carried = sight.carries();
        Seen after = sight.look(now);
        glance(carried, now);
        if (sight.glanceAtAnchors(now)) {
            stations.glanceAtAnchors();
        }
        if (before.getClass() != after.getClass()) {
            changed(before, after, now);
        }
        Instant until = settled;
        if (until != null && !now.isBefore(until)) {
            settled = null;
            if (after instanceof Seen.Clear) {
                stations.see();
                end(BETTER, now);
            }
            holdsChanged.run();
        }
    }

    /** The first that falls silent waits for others to be looked at; so they are looked at now. */
    private void glance(boolean carried, Instant now) {
        int wanted = sight.glance(now);
        if (wanted > 0) {
            stations.glance(wanted);
        } else if (sight.carries() && !carried) {
            holdsChanged.run();
        }
    }

    private void changed(Seen before, Seen after, Instant now) {
        if (before instanceof Seen.Blind || before instanceof Seen.Shaken || after instanceof Seen.Outage) {
            stations.see();
        }
        switch (after) {
            case Seen.Clear _ when settled != null -> {}
            case Seen.Clear _ -> end(BETTER, now);
            case Seen.Suspected _ -> {}
            case Seen.Shaken(Instant since, Instant _) -> stations.blinded(since);
            case Seen.Blind blind -> {
                stations.blinded(since(blind, now));
                tell(blinded(blind, now), now);
            }
            case Seen.Outage _ -> tell(outage(now), now);
        }
        holdsChanged.run();
    }

    private static boolean isBlind(Alert alert) {
        return alert.name().equals(BLIND);
    }

    /** What an earlier life noticed is part of it, and so is what it had no time to notice. */
    private Instant since(Seen.Blind blind, Instant now) {
        Alert known = settled == null ? null : open;
        if (known != null && isBlind(known)) {
            return earlier(known.startsAt(), blind.since());
        }
        return now.isBefore(noticedBy) ? earlier(doubtful, blind.since()) : blind.since();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What was told before the process was started again is not told once more. */
    private void tell(Alert alert, Instant now) {
        boolean known = settled != null && open != null && open.name().equals(alert.name());
        settled = null;
        if (known) {
            return;
        }
        end(alert.summary(), now);
        open = alert;
        effects.accept(List.of(happened(now, Event.Kind.ALERT_FIRED, alert), new Effect.Tell(alert)));
    }

    private void end(String why, Instant now) {
        Alert alert = open;
        if (alert != null) {
            open = null;
            Alert over = alert.resolvedAt(now, why);
            effects.accept(List.of(happened(now, Event.Kind.ALERT_RESOLVED, over), new Effect.Tell(over)));
        }
    }

    private static Effect happened(Instant now, Event.Kind kind, Alert alert) {
        String text = alert.firing()
                ? alert.severity().label() + ": " + alert.summary() + " — " + alert.description()
                : alert.name() + " is over — " + alert.description();
        return new Effect.Happened(Event.of(now, kind, null, text));
    }

    private Alert blinded(Seen.Blind blind, Instant now) {
        String why = blind.anchored()
                ? "Most anchors are silent too: it is our own network."
                : "Our own network is taken to be the cause, for there are no anchors that say otherwise; if it is not, everything watched is unreachable.";
        return alert(
                BLIND,
                "Nothing can be seen from here: " + extent() + " do not answer",
                why + " What is not answered since " + blind.since()
                        + " counts in no objective, and no alert of a single endpoint is told until this is over.",
                now);
    }

    private Alert outage(Instant now) {
        return alert(
                OUTAGE,
                "Much is down at once: " + extent() + " do not answer",
                "Our own network is not the cause, for much else answers. For five minutes this page stands for all of them.",
                now);
    }

    private String extent() {
        return sight.silent() + " of " + sight.endpoints() + " endpoints";
    }

    private static Alert alert(String name, String summary, String description, Instant now) {
        var labels = new Labels(Map.of("alertname", name, "severity", Severity.CRITICAL.label(), "service", OURS));
        String key = OURS + "/" + name;
        return new Alert(
                key, Episode.of(key, now), name, Severity.CRITICAL, labels, summary, description, null, now, null);
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        if (alert.service().equals(OURS)) {
            return Optional.empty();
        }
        if (settled != null) {
            return Optional.of(UNSETTLED);
        }
        return switch (sight.seen()) {
            case Seen.Clear _ -> perhapsTheFirst(alert, now);
            case Seen.Suspected _, Seen.Shaken _ -> Optional.of(SUSPECTED);
            case Seen.Blind _ -> Optional.of(new Held.Blind("here"));
            case Seen.Outage(Instant since, Instant until) -> standsFor(alert, since, until, now);
        };
    }

    private Optional<Held> perhapsTheFirst(Alert alert, Instant now) {
        Instant clear = DOWN.contains(alert.name()) ? sight.clearFrom(alert.startsAt(), now) : now;
        return now.isBefore(clear) ? Optional.of(new Held.FirstOfMany(clear)) : Optional.empty();
    }

    private Optional<Held> standsFor(Alert alert, Instant since, Instant until, Instant now) {
        boolean part = now.isBefore(until) && !alert.startsAt().isBefore(since);
        return part ? Optional.of(new Held.PartOfOutage(until)) : Optional.empty();
    }
}
