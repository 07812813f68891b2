package io.vedette.sight;

import io.vedette.target.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What is watched through the network, as far as it tells how many endpoints can fall silent in a given time. Immutable. */
public final class Watched {
    static final int SHORTEST = 5;
    static final int LONGEST = 60;

    private final int endpoints;
    private final int window;
    private final double[] looked = new double[LONGEST + 1];

    public Watched(Collection<Target> targets) {
        List<Duration> intervals = targets.stream()
                .filter(target -> Silence.domain(target.spec().url()) != 0)
                .map(Target::interval)
                .sorted()
                .toList();
        this.endpoints = intervals.size();
        long usual =
                intervals.isEmpty() ? SHORTEST : intervals.get(endpoints / 2).toSeconds();
        this.window = Math.clamp(usual, SHORTEST, LONGEST);
        for (int seconds = 1; seconds <= LONGEST; seconds++) {
            for (Duration interval : intervals) {
                looked[seconds] += Math.min(1, seconds * 1e3 / interval.toMillis());
            }
        }
    }

    int endpoints() {
        return endpoints;
    }

    /** One interval, in seconds: that of the endpoint in the middle, at least 5 s and at most a minute. */
    int window() {
        return window;
    }

    /** How many endpoints are looked at in so many seconds. */
    double lookedAt(int seconds) {
        return looked[seconds];
    }
}
