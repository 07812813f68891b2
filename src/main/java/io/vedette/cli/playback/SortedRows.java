package io.vedette.cli.playback;

import io.vedette.cli.recording.RowSink;
import io.vedette.replay.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of a recording that is not in the order of time, 24 bytes each, given out in that order. Rows of one millisecond keep the order they came in. */
final class SortedRows implements RowSink {
    private static final Finding[] FINDINGS = Finding.values();
    private static final int MILLISECOND = 1_000;
    private static final int NAME_BITS = 30;
    private static final int FINDING_BITS = 2;
    private static final long MOST_LATENCY = (1L << 31) - 1;

    private final int most;
    private final List<Deployed> deployments = new ArrayList<>();
    private long[] dues = new long[1 << 16];
    private long[] contents = new long[1 << 16];
    private int size;
    private boolean full;

    private record Deployed(
            String service, String version, @Nullable String previousVersion, long line) {}

    /** @param most how many rows there is memory for */
    SortedRows(int most) {
        this.most = most;
    }

    /** As many as half of the heap holds while it is sorted. */
    static SortedRows withinHeap() {
        return new SortedRows(
                (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / 80));
    }

    @Override
    public void probe(int name, long due, Finding finding, long latencyMicros, long line) {
        long content = Math.min(latencyMicros, MOST_LATENCY) << (NAME_BITS + FINDING_BITS)
                | (long) finding.ordinal() << NAME_BITS
                | name;
        add(due, content);
    }

    @Override
    public void deployment(String service, String version, @Nullable String previousVersion, long at, long line) {
        deployments.add(new Deployed(service, version, previousVersion, line));
        add(at, -deployments.size());
    }

    /** Whether there were more rows than memory. */
    boolean isFull() {
        return full;
    }

    /** Gives every row to {@code sink}, the earliest first. */
    void play(RowSink sink) {
        long first = Arrays.stream(dues, 0, size).min().orElse(0) / MILLISECOND;
        int bits = Math.max(1, 64 - Long.numberOfLeadingZeros(size));
        long[] order = new long[size];
        for (int row = 0; row < size; row++) {
            order[row] = (dues[row] / MILLISECOND - first) << bits | row;
        }
        Arrays.parallelSort(order);
        for (long place : order) {
            give((int) (place & ((1L << bits) - 1)), sink);
        }
    }

    private void give(int row, RowSink sink) {
        long content = contents[row];
        if (content < 0) {
            Deployed deployed = deployments.get((int) (-content - 1));
            sink.deployment(deployed.service, deployed.version, deployed.previousVersion, dues[row], deployed.line);
            return;
        }
        int name = (int) (content & ((1L << NAME_BITS) - 1));
        Finding finding = FINDINGS[(int) (content >>> NAME_BITS) & ((1 << FINDING_BITS) - 1)];
        sink.probe(name, dues[row], finding, content >>> (NAME_BITS + FINDING_BITS), 0);
    }

    private void add(long due, long content) {
        if (size == most) {
            full = true;
            return;
        }
        if (size == dues.length) {
            int capacity = (int) Math.min(most, size * 2L);
            dues = Arrays.copyOf(dues, capacity);
            contents = Arrays.copyOf(contents, capacity);
        }
        dues[size] = due;
        contents[size++] = content;
    }
}
