package io.vedette.discovery;

import io.vedette.alert.Alert;
import io.vedette.alert.Episode;
import io.vedette.alert.Severity;
import io.vedette.discovery.Standing.Doubt;
import io.vedette.discovery.Standing.Trouble;
import io.vedette.target.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When people are told of a source: when it has given no list for a while, and when it suddenly lacks much. Neither wakes anybody up: endpoints that were found
 * before are still watched. Pure.
 */
public final class SourceAlert {
    public static final String FAILING = "DiscoveryFailing";
    public static final String SHRUNK = "DiscoveryShrunk";
    public static final Set<String> NAMES = Set.of(FAILING, SHRUNK);

    private static final int LOOKS = 3;
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private SourceAlert() {}

    /**
     * What fires for a source that stands so; nothing if all is well.
     *
     * @param labels the service's own
     */
    public static Optional<Alert> of(SourceSpec spec, Labels labels, Standing standing, Instant now) {
        Trouble trouble = standing.trouble();
        if (trouble != null && !now.isBefore(trouble.since().plus(patience(spec.source())))) {
            return Optional.of(failing(spec, labels, standing, trouble, now));
        }
        Doubt doubt = standing.doubt();
        return doubt == null ? Optional.empty() : Optional.of(shrunk(spec, labels, doubt, now));
    }

    /** Three looks, within reason. */
    private static Duration patience(Source source) {
        Duration looks = source.refresh().multipliedBy(LOOKS);
        if (looks.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return looks.compareTo(LONGEST) > 0 ? LONGEST : looks;
    }

    private static Alert failing(SourceSpec spec, Labels labels, Standing standing, Trouble trouble, Instant now) {
        int known = standing.targets().size();
        String still = known == 0
                ? "None of its targets is known, so that none is watched."
                : "The " + known + " targets of its last good list are watched still.";
        return alert(
                FAILING,
                spec,
                labels,
                "discovery of " + spec.id() + " fails",
                spec.source().kind() + " " + spec.source().place() + " " + trouble.why() + ". " + still,
                trouble.since(),
                now);
    }

    private static Alert shrunk(SourceSpec spec, Labels labels, Doubt doubt, Instant now) {
        Instant end = doubt.since().plus(spec.caution().hold());
        return alert(
                SHRUNK,
                spec,
                labels,
                "discovery of " + spec.id() + " suddenly lacks " + doubt.lost() + " of " + doubt.known() + " targets",
                spec.source().kind() + " " + spec.source().place() + " gives " + doubt.lost() + " of "
                        + doubt.known() + " targets no more, which is more than max_loss, "
                        + spec.caution().mostLost() + "%. They are watched still, and let go at the first look after "
                        + end + " if it keeps to that.",
                doubt.since(),
                now);
    }

    /** It is named by when it fires: what another alert stood for meanwhile fires again, of the same beginning, as another episode. */
    private static Alert alert(
            String name,
            SourceSpec spec,
            Labels labels,
            String summary,
            String description,
            Instant since,
            Instant now) {
        String key = name + "/" + spec.id();
        Labels all = labels.with("alertname", name)
                .with("severity", Severity.WARNING.label())
                .with("service", spec.id().service())
                .with("source", spec.id().name());
        return new Alert(
                key, Episode.of(key, now), name, Severity.WARNING, all, summary, description, null, since, null);
    }
}
