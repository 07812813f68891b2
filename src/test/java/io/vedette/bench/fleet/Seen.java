package io.vedette.bench.fleet;

import java.util.Arrays;

/**
 * What the targets tell of how they were asked.
 *
 * @param lost probes that did not come between two that did
 * @param silent endpoints that are not asked any more, or never were
 * @param firstAt when the first probe came, in milliseconds of the wall clock
 * @param endpoints how many endpoints were asked at all
 * @param minute gaps since this was asked last
 * @param steady gaps since the steady state began
 * @param allAfterMillis how long after the first probe every endpoint had been asked; below zero if not yet
 * @param crowding the fullest tenth of a second among first probes, as a multiple of the mean
 */
record Seen(
        long arrived,
        long lost,
        long silent,
        long firstAt,
        int endpoints,
        Gaps minute,
        Gaps steady,
        long allAfterMillis,
        double crowding) {
    /** How far gaps between two probes of an endpoint were from the interval, in microseconds. */
    record Gaps(long median, long p99, long worst) {
        @Override
        public String toString() {
            return "%.1f · %.1f · %.0f".formatted(median / 1e3, p99 / 1e3, worst / 1e3);
        }
    }

    static Seen of(String line) {
        String[] words = line.strip().split(" ");
        long[] figures = Arrays.stream(words, 0, words.length - 1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Seen(
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                (int) figures[4],
                new Gaps(figures[5], figures[6], figures[7]),
                new Gaps(figures[8], figures[9], figures[10]),
                figures[11],
                Double.parseDouble(words[words.length - 1]));
    }
}
