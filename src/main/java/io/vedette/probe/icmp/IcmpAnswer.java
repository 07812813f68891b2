package io.vedette.probe.icmp;

import io.vedette.probe.run.Timed;
import io.vedette.sample.Phases;

/**
 * How many requests were answered.
 *
 * @param phases {@code wait} is the mean of the round trips
 */
public record IcmpAnswer(int sent, int answered, Phases phases) implements Timed {
    double lossPercent() {
        return 100.0 * (sent - answered) / sent;
    }
}
