package io.vedette.web.metrics;

import java.time.Duration;

/** Windows as people name them: {@code 5m}, {@code 6h}, {@code 3d}. */
final class Lengths {
    private Lengths() {}

    /** In the largest unit that fits whole; a day is {@code 24h} unless it is one of several. */
    static String shortest(Duration window) {
        long seconds = window.toSeconds();
        if (seconds >= 2 * 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds >= 3_600 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
