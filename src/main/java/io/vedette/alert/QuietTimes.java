package io.vedette.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds alerts while their route is quiet by its time intervals; belongs to the couriers' event loop. */
public final class QuietTimes implements Hold {
    private final Map<String, Phase> phases = new HashMap<>();

    /** An interval, and whether it is on between two instants. */
    private record Phase(TimeInterval interval, boolean on, Instant from, Instant until) {
        Phase at(Instant now) {
            return now.isBefore(from) || !now.isBefore(until)
                    ? new Phase(interval, interval.contains(now), now, interval.changeAfter(now))
                    : this;
        }
    }

    public QuietTimes(Collection<TimeInterval> intervals) {
        update(intervals);
    }

    /** Takes other intervals. */
    public void update(Collection<TimeInterval> intervals) {
        phases.clear();
        intervals.forEach(
                interval -> phases.put(interval.name(), new Phase(interval, false, Instant.MAX, Instant.MIN)));
    }

    @Override
    public Optional<Held> on(Alert alert, Route route, Instant now) {
        return on(route, now);
    }

    /** Why a node of the routing tree tells of no firing now. */
    public Optional<Held> on(Route route, Instant now) {
        Optional<Held> muted = phases(route.quiet().muted(), now).stream()
                .filter(Phase::on)
                .findFirst()
                .map(phase -> new Held.Muted(phase.interval().name(), phase.until()));
        return muted.isPresent() ? muted : inactive(route.quiet().active(), now);
    }

    private Optional<Held> inactive(List<String> active, Instant now) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        var all = phases(active, now);
        return all.stream().anyMatch(Phase::on)
                ? Optional.empty()
                : all.stream().map(Phase::until).min(Instant::compareTo).map(until -> new Held.Inactive(active, until));
    }

    /** A route of an earlier configuration may name what is not there any more: that is never on. */
    private List<Phase> phases(List<String> names, Instant now) {
        return names.stream()
                .map(name -> phases.computeIfPresent(name, (_, phase) -> phase.at(now)))
                .filter(Objects::nonNull)
                .toList();
    }
}
