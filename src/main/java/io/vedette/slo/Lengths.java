package io.vedette.slo;

import java.time.Duration;

/** Durations as people write them in a configuration: {@code 30d}, {@code 1h}, {@code 90s}, {@code 250ms}. */
final class Lengths {
    private Lengths() {}

    static String words(Duration length) {
        long millis = length.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds >= 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds >= 3_600 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
