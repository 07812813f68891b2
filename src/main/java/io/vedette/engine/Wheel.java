package io.vedette.engine;

import io.vedette.time.Scheduler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks by the tick that they are due in: as many slots as there are ticks in half a minute, used over and over. Adding, cancelling and running one costs the same
 * however many there are. Belongs to one event loop, which says what time it is.
 */
final class Wheel {
    private static final int SLOTS = 1 << 14;
    private static final int MASK = SLOTS - 1;

    private final @Nullable Entry[] slots = new Entry[SLOTS];
    private final long[] filled = new long[SLOTS / Long.SIZE];
    private long done;

    /** A wheel that starts at {@code tick}. */
    Wheel(long tick) {
        done = tick;
    }

    /** A task that waits; a cancelled one stays where it is, and does nothing. */
    static final class Entry implements Scheduler.Timer {
        private final long tick;
        private @Nullable Runnable task;
        private @Nullable Entry after;

        Entry(long tick, Runnable task) {
            this.tick = tick;
            this.task = task;
        }

        long tick() {
            return tick;
        }

        @Override
        public void cancel() {
            task = null;
        }
    }

    /** Adds a task for {@code tick}, or for the next one if that is past. */
    Entry add(long tick, Runnable task) {
        var entry = new Entry(Math.max(tick, done + 1), task);
        link(entry);
        return entry;
    }

    /** The first tick in which there may be something to do; {@link Long#MAX_VALUE} if there is nothing at all. */
    long next() {
        int first = (int) (done + 1) & MASK;
        for (int word = 0; word <= filled.length; word++) {
            int place = (first / Long.SIZE + word) % filled.length;
            long bits = filled[place];
            if (word == 0) {
                bits &= -1L << first;
            } else if (word == filled.length) {
                bits &= ~(-1L << first);
            }
            if (bits != 0) {
                int slot = place * Long.SIZE + Long.numberOfTrailingZeros(bits);
                return done + 1 + ((slot - first) & MASK);
            }
        }
        return Long.MAX_VALUE;
    }

    /** Gives {@code runner} every task that is due in {@code tick} or before, by their ticks, and those of one tick in the order in which they came. */
    void run(long tick, Consumer<Runnable> runner) {
        for (long next = next(); next <= tick; next = next()) {
            done = next;
            run(next, taken((int) next & MASK), runner);
        }
        done = Math.max(done, tick);
    }

    private void run(long tick, @Nullable Entry taken, Consumer<Runnable> runner) {
        Entry entry = taken;
        while (entry != null) {
            Entry after = entry.after;
            Runnable task = entry.task;
            if (task != null && entry.tick > tick) {
                link(entry); // of a later round
            } else if (task != null) {
                entry.task = null;
                runner.accept(task);
            }
            entry = after;
        }
    }

    /** What a slot holds, the first that came first. */
    private @Nullable Entry taken(int slot) {
        Entry rest = slots[slot];
        slots[slot] = null;
        filled[slot / Long.SIZE] &= ~(1L << slot);
        Entry turned = null;
        while (rest != null) {
            Entry after = rest.after;
            rest.after = turned;
            turned = rest;
            rest = after;
        }
        return turned;
    }

    private void link(Entry entry) {
        int slot = (int) entry.tick & MASK;
        entry.after = slots[slot];
        slots[slot] = entry;
        filled[slot / Long.SIZE] |= 1L << slot;
    }
}
