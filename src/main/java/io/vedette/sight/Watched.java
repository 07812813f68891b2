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
    private final Duration enough;
    private final Duration timeout;
    private final double[] looked = new double[LONGEST + 1];

    public Watched(Collection<Target> targets) {
        List<Duration> intervals = targets.stream()
                .filter(target -> Silence.domain(target.spec().url()) != 0)
                .map(Target::interval)
                .sorted()
                .toList();
        this.endpoints = intervals.size();
        this.timeout = timeout(targets);
        long usual =
                intervals.isEmpty() ? SHORTEST : intervals.get(endpoints / 2).toSeconds();
        this.window = Math.clamp(usual, SHORTEST, LONGEST);
        for (int seconds = 1; seconds <= LONGEST; seconds++) {
            for (Duration interval : intervals) {
                looked[seconds] += Math.min(1, seconds * 1e3 / interval.toMillis());
            }
        }
        long domains = targets.stream()
                .map(target -> Silence.domain(target.spec().url()))
                .filter(domain -> domain != 0)
                .distinct()
                .limit(Sight.DOMAINS)
                .count();
        this.enough = domains < Sight.DOMAINS ? Duration.ZERO : enough(intervals, window);
    }

    int endpoints() {
        return endpoints;
    }

    /** One interval, in seconds: that of the endpoint in the middle, at least 5 s and at most a minute. */
    int window() {
        return window;
    }

    private static Duration enough(List<Duration> intervals, int window) {
        double perSecond =
                intervals.stream().mapToDouble(each -> 1e3 / each.toMillis()).sum();
        double seconds = Sight.LEAST / perSecond;
        return seconds > window ? Duration.ZERO : Duration.ofMillis(Math.max(1, Math.round(seconds * 1e3)));
    }

    /** How long it takes to look at as many as a burst has at least; zero where there never are as many within {@link #window}, or not in as many domains. */
    Duration enough() {
        return enough;
    }

    /** How long an answer is waited for, by the endpoint in the middle. */
    Duration timeout() {
        return timeout;
    }

    private static Duration timeout(Collection<Target> targets) {
        List<Duration> timeouts = targets.stream()
                .filter(target -> Silence.domain(target.spec().url()) != 0)
                .map(Target::timeout)
                .sorted()
                .toList();
        return timeouts.isEmpty() ? Duration.ZERO : timeouts.get(timeouts.size() / 2);
    }

    /** How many endpoints are looked at in so many seconds. */
    double lookedAt(int seconds) {
        return looked[seconds];
    }
}
