package io.vedette.web.incident;

import io.vedette.deployment.Verdict;
import io.vedette.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment that a report marks in every chart.
 *
 * @param kind for its colour
 * @param what in a word or three
 */
record Milestone(Kind kind, String what, Instant at) {
    /** What kind of moment. */
    enum Kind {
        DEPLOYED,
        SUSPECTED,
        JUDGED,
        TAKEN_BACK,
        OVER,
        UNHELPED
    }

    /** In the order of time. */
    static List<Milestone> of(Incident incident) {
        var found = new ArrayList<Milestone>();
        var watch = incident.watch();
        add(found, Kind.DEPLOYED, "deployed", incident.deployed());
        add(found, Kind.SUSPECTED, "under suspicion", suspected(incident.story()));
        add(found, Kind.JUDGED, "verdict: " + watch.verdict().label(), watch.judgedAt());
        add(found, Kind.TAKEN_BACK, "rollback accepted", watch.aftermath().takenBackAt());
        add(
                found,
                Kind.UNHELPED,
                "the rollback did not help in time",
                watch.aftermath().unhelpedAt());
        if (watch.verdict() == Verdict.REGRESSED) {
            add(found, Kind.OVER, "as before", watch.recoveredAt());
        }
        found.sort(Comparator.comparing(Milestone::at));
        return found;
    }

    private static void add(List<Milestone> found, Kind kind, String what, @Nullable Instant at) {
        if (at != null) {
            found.add(new Milestone(kind, what, at));
        }
    }

    private static @Nullable Instant suspected(List<Event> story) {
        return story.stream()
                .filter(event -> event.kind() == Event.Kind.SUSPECTED)
                .map(Event::at)
                .findFirst()
                .orElse(null);
    }
}
