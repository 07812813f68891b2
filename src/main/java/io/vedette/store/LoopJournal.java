package io.vedette.store;

import io.vedette.monitor.Journal;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journal of one event loop, to which it belongs: calls are gathered and go to the database at each tick, or at once when they are the reason for
 * something that leaves the loop. A kill loses what came since the last tick.
 */
final class LoopJournal implements Journal {
    private final Database database;
    private final AtomicLong numbers;
    private final int loop;
    private final Batch batch = new Batch();
    private Instant latest = Instant.EPOCH;
    private long number;

    /**
     * @param numbers gives every batch of every loop a number that is greater than all before
     * @param number the last batch that this loop's monitors were told of
     */
    LoopJournal(Database database, AtomicLong numbers, int loop, long number) {
        this.database = database;
        this.numbers = numbers;
        this.loop = loop;
        this.number = number;
    }

    @Override
    public void left(TargetId target, Instant due, Instant now) {
        batch.left(target, due, now);
        latest = now;
    }

    @Override
    public void skipped(TargetId target, Instant due, Instant now) {
        batch.skipped(target, due, now);
        latest = now;
    }

    @Override
    public void sample(Sample sample, Instant now) {
        batch.sample(sample, now);
        latest = now;
    }

    @Override
    public void ticked(Instant now) {
        batch.ticked(now);
        latest = now;
        database.offer(closed());
    }

    @Override
    public void resumed(Instant now) {
        batch.resumed(now);
        latest = now;
    }

    @Override
    public void seal() {
        if (batch.entries() > 0) {
            database.keep(closed());
        }
    }

    @Override
    public void save(String service, byte[] state, Instant now) {
        if (batch.entries() > 0) {
            database.offer(closed());
        }
        database.offer(Tables.monitor(service, number, now, state));
    }

    private Fact closed() {
        number = numbers.incrementAndGet();
        return Tables.batch(number, loop, latest, batch.take());
    }
}
