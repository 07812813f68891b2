package io.vedette.fakes;

import io.vedette.time.Scheduler;
import io.vedette.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Ticker, clock and scheduler in one, moved by the test: due tasks run in the order of their time, then of their making, with the clock at
 * their due time. What a task schedules for a time that is still to come inside the same advance runs in it too.
 */
public final class SimulatedTime implements Ticker, InstantSource, Scheduler {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final TreeSet<Task> tasks =
            new TreeSet<>(Comparator.comparing((Task task) -> task.due).thenComparingLong(task -> task.order));
    private final Instant start;
    private Instant now;
    private long made;
    private Runnable afterEach = () -> {};

    public SimulatedTime() {
        this(START);
    }

    public SimulatedTime(Instant start) {
        this.start = start;
        now = start;
    }

    /** Runs {@code check} after every task: where invariants are looked at. */
    public void afterEachTask(Runnable check) {
        afterEach = check;
    }

    @Override
    public long read() {
        return Duration.between(start, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Timer at(Instant due, Runnable task) {
        var entry = new Task(due.isBefore(now) ? now : due, made++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    /** Moves on by {@code step}, running what falls due. */
    public void advance(Duration step) {
        advanceTo(now.plus(step));
    }

    /** Moves on to {@code end}, running what falls due until then, {@code end} included. */
    public void advanceTo(Instant end) {
        while (!tasks.isEmpty() && !tasks.first().due.isAfter(end)) {
            var task = tasks.removeFirst();
            now = task.due;
            task.work.run();
            afterEach.run();
        }
        now = end;
    }

    /** Lets {@code pause} go by without running anything, as a stalled loop does; what fell due runs at the next advance, late. */
    public void stall(Duration pause) {
        now = now.plus(pause);
        var late = tasks.stream().filter(task -> task.due.isBefore(now)).toList();
        late.forEach(tasks::remove);
        late.forEach(task -> task.due = now);
        tasks.addAll(late);
    }

    /** How many tasks wait. */
    public int waiting() {
        return tasks.size();
    }

    private static final class Task {
        private Instant due;
        private final long order;
        private final Runnable work;

        private Task(Instant due, long order, Runnable work) {
            this.due = due;
            this.order = order;
            this.work = work;
        }
    }
}
