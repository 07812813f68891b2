package io.vedette.slo;

import java.time.Duration;

/** What makes a sample good. */
public sealed interface Indicator {
    /** Good when up. */
    record Availability() implements Indicator {}

    /** Good when up and at most {@code threshold} long, compared in whole microseconds. */
    record Latency(Duration threshold) implements Indicator {}
}
