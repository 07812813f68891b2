package io.vedette.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the jobs last said, by their names. Reports are written on the web server's event loop and read on those of the probes, so it may be used on
 * any thread; each state is a value that is replaced as a whole.
 */
public final class JobBoard {
    private final ConcurrentMap<String, JobState> states = new ConcurrentHashMap<>();

    /** The state of {@code job}, which is expected from {@code now} on if it was not before. */
    public JobState expected(String job, Instant now) {
        var known = states.get(job);
        return known != null ? known : states.computeIfAbsent(job, _ -> JobState.expected(now));
    }

    /** Takes what {@code job} says; answers what is known of it then. */
    public JobState report(String job, Beat beat, Instant now) {
        return states.compute(job, (_, known) -> (known == null ? JobState.expected(now) : known).after(beat, now));
    }

    /** The clock was stepped by so much: what {@code job} said a minute ago, it said a minute ago by the new reckoning too. Answers what is known of it then. */
    public JobState moved(String job, Duration by, Instant now) {
        return states.compute(job, (_, known) -> known == null ? JobState.expected(now) : known.moved(by));
    }

    Map<String, JobState> states() {
        return Map.copyOf(states);
    }

    /** Takes up at {@code now} what was known before a restart. What was reported since wins. */
    public void restore(Map<String, JobState> before, Instant now) {
        before.forEach((job, state) -> states.merge(job, state.resumed(now), JobBoard::later));
    }

    private static JobState later(JobState now, JobState before) {
        return now.last() == null && now.started() == null ? before : now;
    }
}
