package io.vedette.slo;

import io.vedette.sample.Part;
import java.time.Duration;

/** What makes a sample good. */
public sealed interface Indicator {
    /** As configurations spell it. */
    String label();

    /** Good when up. */
    record Availability() implements Indicator {
        @Override
        public String label() {
            return "availability";
        }
    }

    /** Good when up and {@code part} of the probe took at most {@code threshold}, compared in whole microseconds. */
    record Latency(Part part, Duration threshold) implements Indicator {
        /** Of the whole probe. */
        public Latency(Duration threshold) {
            this(Part.LATENCY, threshold);
        }

        @Override
        public String label() {
            return part.label() + " < " + Lengths.words(threshold);
        }
    }

    /** Good at the end of a slot when the endpoint's last success is at most {@code age} old: what a job that reports now and then promises. */
    record Freshness(Duration age) implements Indicator {
        @Override
        public String label() {
            return "freshness < " + Lengths.words(age);
        }
    }
}
