package io.vedette.replay;

import java.util.Arrays;

/**
 * The rows of one slot, held back as long as the slot looks like those before it; belongs to the thread of its replay.
 *
 * <p>Slots in which every endpoint has its successes, as many as ever, change nothing but counts: so whole days of them are counted at once.
 */
final class Hold {
    private final int[] most;
    private final int[] counts;
    private int[] places = new int[16];
    private long[] dues = new long[16];
    private int[] latencies = new int[16];
    private int size;

    Hold(int targets) {
        most = new int[targets];
        counts = new int[targets];
    }

    /** One more sample of the target at {@code place} in this slot. */
    void count(int place) {
        counts[place]++;
    }

    /** Keeps a success back. */
    void add(int place, long due, int latencyMicros) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            dues = Arrays.copyOf(dues, size * 2);
            latencies = Arrays.copyOf(latencies, size * 2);
        }
        places[size] = place;
        dues[size] = due;
        latencies[size++] = latencyMicros;
        counts[place]++;
    }

    int size() {
        return size;
    }

    int place(int row) {
        return places[row];
    }

    long due(int row) {
        return dues[row];
    }

    int latencyMicros(int row) {
        return latencies[row];
    }

    /** Whether no target ever had more samples in a slot than in this one. */
    boolean isFull() {
        boolean full = true;
        for (int place = 0; place < most.length; place++) {
            full &= counts[place] > 0 && counts[place] >= most[place];
        }
        return full;
    }

    /** Whether this slot has exactly the samples that a full one has. */
    boolean isLikeTheFullest() {
        return Arrays.equals(counts, most);
    }

    /** A slot is over, and the next begins empty. */
    void next() {
        for (int place = 0; place < most.length; place++) {
            most[place] = Math.max(most[place], counts[place]);
        }
        release();
    }

    /** Nothing is kept back of this slot, and its samples are not counted yet. */
    void release() {
        Arrays.fill(counts, 0);
        size = 0;
    }
}
