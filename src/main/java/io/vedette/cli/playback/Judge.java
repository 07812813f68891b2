package io.vedette.cli.playback;

import io.vedette.replay.Replay;
import io.vedette.replay.Roster;
import io.vedette.replay.Rows;
import io.vedette.replay.ServiceReport;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A thread with a share of the services, which takes its rows in blocks from the reading thread and gives the blocks back. */
final class Judge {
    private static final int BLOCKS = 6;
    private static final int ROWS = 8_192;

    private final Replay replay;
    private final BlockingQueue<Rows> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Rows> full = new ArrayBlockingQueue<>(BLOCKS);
    private final CompletableFuture<List<ServiceReport>> reports = new CompletableFuture<>();
    private Rows filling = new Rows(ROWS);
    private volatile boolean disordered;
    private volatile long until;

    private Judge(Roster roster) {
        replay = new Replay(roster);
        for (int block = 1; block < BLOCKS; block++) {
            free.add(new Rows(ROWS));
        }
    }

    static Judge start(Roster roster, int number) {
        Judge judge = new Judge(roster);
        Thread.ofPlatform().name("replay-" + number).daemon().start(judge::run);
        return judge;
    }

    /** A block with room for one more row: for the reading thread. */
    Rows rows() throws InterruptedException {
        if (filling.isFull()) {
            full.put(filling);
            filling = free.take();
        }
        return filling;
    }

    /** Whether rows came in an order that means nothing. */
    boolean isDisordered() {
        return disordered;
    }

    /** No row comes any more: judges what is left, lets time go on until {@code end}, and reports. */
    Future<List<ServiceReport>> finish(long end) throws InterruptedException {
        until = end;
        if (!filling.isEmpty()) {
            full.put(filling);
            filling = free.take();
        }
        full.put(filling); // an empty block is the end
        return reports;
    }

    private void run() {
        try {
            for (Rows rows = full.take(); !rows.isEmpty(); rows = full.take()) {
                play(rows);
                rows.clear();
                free.put(rows);
            }
            if (!reports.isDone()) {
                reports.complete(disordered ? List.of() : replay.finish(until));
            }
        } catch (InterruptedException | RuntimeException failure) {
            reports.completeExceptionally(failure);
        }
    }

    /** After a failure of ours blocks go round all the same, so that the reading thread comes to its end and hears of it. */
    private void play(Rows rows) {
        try {
            if (!reports.isDone()) {
                replay.play(rows);
                disordered = replay.isDisordered();
            }
        } catch (RuntimeException failure) {
            reports.completeExceptionally(failure);
        }
    }
}
