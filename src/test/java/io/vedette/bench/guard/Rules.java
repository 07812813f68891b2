package io.vedette.bench.guard;

import java.util.Arrays;

/** How others decide, each asked after every probe as they are in practice; the answer is the probe that tripped it, or -1. */
final class Rules {
    private static final int MINUTE = 6;

    private Rules() {}

    /** Three failures in a row, as most health checks have it. */
    static int threeStrikes(long[] candidate) {
        int row = 0;
        for (int i = 0; i < candidate.length; i++) {
            row = candidate[i] == Stream.FAILED ? row + 1 : 0;
            if (row == 3) {
                return i + 1;
            }
        }
        return -1;
    }

    /** "Success below 99 % in a minute", given up at the {@code limit}-th such minute: Argo Rollouts (1 by default) and Flagger (5, cumulative). */
    static int failedMinutes(long[] candidate, int limit) {
        int failed = 0;
        for (int i = MINUTE; i <= candidate.length; i += MINUTE) {
            long bad = Arrays.stream(candidate, i - MINUTE, i)
                    .filter(probe -> probe == Stream.FAILED)
                    .count();
            failed += bad > 0 ? 1 : 0;
            if (failed == limit) {
                return i;
            }
        }
        return -1;
    }

    /** A one-sided Mann–Whitney test at 5 %, repeated every ten probes against the last thousand of the baseline. */
    static int mannWhitney(long[] baseline, long[] candidate) {
        long[] before = Arrays.stream(baseline, Math.max(0, baseline.length - 1000), baseline.length)
                .filter(probe -> probe != Stream.FAILED)
                .sorted()
                .toArray();
        double larger = 0;
        int counted = 0;
        for (int i = 0; i < candidate.length; i++) {
            if (candidate[i] != Stream.FAILED) {
                larger += below(before, candidate[i]);
                counted++;
            }
            if ((i + 1) % 10 == 0 && z(larger, before.length, counted) > 1.645) {
                return i + 1;
            }
        }
        return -1;
    }

    private static double below(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found + 0.5 : -found - 1;
    }

    private static double z(double u, int before, int after) {
        double mean = before * (double) after / 2;
        return (u - mean) / Math.sqrt(mean * (before + after + 1) / 6);
    }
}
