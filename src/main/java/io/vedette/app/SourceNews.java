package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.discovery.Refused;
import io.vedette.discovery.SourceAlert;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.SourceSpec;
import io.vedette.discovery.Standing;
import io.vedette.discovery.Standing.Doubt;
import io.vedette.discovery.Standing.Trouble;
import io.vedette.monitor.Effect;
import io.vedette.target.Labels;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what becomes of sources: once in the log and on the timeline when something begins or ends, and by an alert when it lasts. Belongs to the sources' event loop. */
final class SourceNews {
    private static final Logger LOG = LoggerFactory.getLogger(SourceNews.class);

    private final InstantSource clock;
    private final Consumer<List<Effect>> outside;
    private final Map<String, Alert> open = new HashMap<>();
    private List<Effect> seen;
    private volatile List<Alert> firing;

    /**
     * @param earlier what fired when an earlier process ended
     * @param unseen services of which nothing else fired then, so that nobody but us can say that they were looked at
     * @param outside takes what people are told
     */
    SourceNews(
            InstantSource clock, Collection<Alert> earlier, Collection<String> unseen, Consumer<List<Effect>> outside) {
        this.clock = clock;
        this.outside = outside;
        this.seen = unseen.stream().<Effect>map(Effect.Seen::new).toList();
        earlier.forEach(alert -> open.put(alert.key(), alert));
        this.firing = List.copyOf(open.values());
    }

    /** What fires of a source; from any thread. */
    @Nullable
    Alert firing(SourceId source) {
        return firing.stream()
                .filter(alert -> alert.service().equals(source.service())
                        && alert.labels().value("source").equals(source.name()))
                .findFirst()
                .orElse(null);
    }

    /** A source was looked at. */
    void looked(SourceSpec spec, Standing before, Standing after) {
        say(spec, before.trouble(), after.trouble());
        say(spec, before.doubt(), after);
        if (after.refused().count() > 0 && !after.refused().equals(before.refused())) {
            LOG.atWarn()
                    .addKeyValue("source", spec.id())
                    .log(
                            "{} of its targets are refused, such as: {}",
                            after.refused().count(),
                            after.refused().some().stream()
                                    .findFirst()
                                    .map(Refused::toString)
                                    .orElse(""));
        }
    }

    private void say(SourceSpec spec, @Nullable Trouble before, @Nullable Trouble after) {
        String name = "discovery of " + spec.id() + ": " + spec.source().kind() + " "
                + spec.source().place();
        if (after != null && (before == null || !before.why().equals(after.why()))) {
            LOG.atWarn().addKeyValue("source", spec.id()).log("{} {}; its last good list stays", name, after.why());
        } else if (after == null && before != null) {
            LOG.atInfo().addKeyValue("source", spec.id()).log("{} gives targets again", name);
        }
    }

    private void say(SourceSpec spec, @Nullable Doubt before, Standing after) {
        Doubt doubt = after.doubt();
        if (doubt != null && before == null) {
            tell(
                    spec.id(),
                    "discovery of " + spec.id() + " suddenly lacks " + doubt.lost() + " of " + doubt.known()
                            + " targets: they are watched for another "
                            + spec.caution().hold().toSeconds() + " s");
        } else if (doubt == null && before != null) {
            tell(
                    spec.id(),
                    "discovery of " + spec.id() + " is believed again: "
                            + after.targets().size() + " targets");
        }
    }

    private void tell(SourceId source, String text) {
        outside.accept(
                List.of(new Effect.Happened(Event.of(clock.instant(), Event.Kind.RELOADED, source.service(), text))));
    }

    /**
     * Fires and resolves alerts, about as often as they should be exact; once every source was looked at.
     *
     * @param labels of each service
     */
    void judge(Collection<SourceSpec> specs, Map<SourceId, Standing> standings, Map<String, Labels> labels) {
        Instant now = clock.instant();
        var wanted = new HashMap<String, Alert>();
        for (SourceSpec spec : specs) {
            SourceAlert.of(
                            spec,
                            labels.getOrDefault(spec.id().service(), Labels.NONE),
                            standings.getOrDefault(spec.id(), Standing.NEW),
                            now)
                    .ifPresent(alert -> wanted.put(alert.key(), alert));
        }
        List.copyOf(open.values()).stream()
                .filter(alert -> !wanted.containsKey(alert.key()))
                .forEach(alert -> resolve(alert, now));
        wanted.values().stream().filter(alert -> !open.containsKey(alert.key())).forEach(this::fire);
        firing = List.copyOf(open.values());
        if (!seen.isEmpty()) {
            outside.accept(seen);
            seen = List.of();
        }
    }

    private void fire(Alert alert) {
        open.put(alert.key(), alert);
        announce(alert, Event.Kind.ALERT_FIRED, alert.summary() + ": " + alert.description());
    }

    private void resolve(Alert alert, Instant now) {
        open.remove(alert.key());
        Alert over = alert.resolvedAt(now, "the source gives targets that are believed, or is not looked at any more");
        announce(over, Event.Kind.ALERT_RESOLVED, over.summary() + ": over");
    }

    private void announce(Alert alert, Event.Kind kind, String text) {
        outside.accept(List.of(
                new Effect.Happened(Event.of(clock.instant(), kind, alert.service(), text)), new Effect.Tell(alert)));
    }
}
