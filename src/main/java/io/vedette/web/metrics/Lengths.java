package io.vedette.web.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Windows as people name them: {@code 5m}, {@code 6h}, {@code 3d}. There are few, and each is told of every objective: a scrape names each once. Used by one
 * thread at a time.
 */
final class Lengths {
    private final Map<Duration, String> named = new HashMap<>();

    /** In the largest unit that fits whole; a day is {@code 24h} unless it is one of several. */
    String shortest(Duration window) {
        return named.computeIfAbsent(window, Lengths::name);
    }

    private static String name(Duration window) {
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
