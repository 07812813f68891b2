package io.vedette.store;

import io.vedette.monitor.Journal;
import io.vedette.monitor.MonitorState;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The journal of one event loop, to which it belongs: calls are gathered and go to the database once a tick, or at once when they are the reason for
 * something that leaves the loop. A kill loses what came since the last tick.
 */
final class LoopJournal implements Journal {
    private final Database database;
    private final AtomicLong numbers;
    private final int loop;
    private final Batch batch = new Batch();
    private Instant latest = Instant.EPOCH;
    private final Map<String, Long> sealed;
    private int generation;
    private long number;

    /**
     * @param numbers gives every batch of every loop a number that is greater than all before
     * @param number the last batch that this loop's monitors were told of
     * @param sealed of which services the latencies that are over are kept, and which
     */
    LoopJournal(Database database, AtomicLong numbers, int loop, long number, Map<String, Long> sealed) {
        this.database = database;
        this.numbers = numbers;
        this.loop = loop;
        this.number = number;
        this.sealed = new HashMap<>(sealed);
        this.generation = database.generation();
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
    public void revoked(Sample sample, Instant now) {
        batch.revoked(sample, now);
        latest = now;
    }

    @Override
    public void blinded(Instant since, Instant now) {
        batch.blinded(since, now);
        latest = now;
    }

    @Override
    public void ticked(Instant now) {
        batch.ticked(now);
        latest = now;
    }

    @Override
    public void flush() {
        if (batch.entries() > 0) {
            database.offer(closed());
        }
    }

    @Override
    public void seal() {
        if (batch.entries() > 0) {
            database.keep(closed());
        }
    }

    @Override
    public void begin(ServiceMonitor monitor, Instant now) {
        save(monitor, now, database::keep);
    }

    @Override
    public void save(ServiceMonitor monitor, Instant now) {
        save(monitor, now, database::offer);
    }

    private void save(ServiceMonitor monitor, Instant now, Function<Fact, Future<Kept>> way) {
        flush();
        if (generation != database.generation()) {
            generation = database.generation();
            sealed.clear();
        }
        String service = monitor.plan().name();
        MonitorState state = monitor.encode(sealed.getOrDefault(service, Long.MIN_VALUE));
        if (state.sealed() != null) {
            database.keep(Tables.names(names(monitor)));
        }
        way.apply(Tables.monitor(service, number, loop, now, state)).onSuccess(kept -> {
            if (kept == Kept.ON_DISK) {
                sealed.put(service, state.sealedAt());
            }
        });
    }

    private static List<TargetId> names(ServiceMonitor monitor) {
        return monitor.plan().service().targets().stream().map(Target::id).toList();
    }

    private Fact closed() {
        number = numbers.incrementAndGet();
        return Tables.batch(number, loop, latest, batch.take());
    }
}
