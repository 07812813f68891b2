package io.vedette.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code vedette_notifications_total} of one receiver: every outcome is there from the start, at zero. */
final class Tally {
    private final String receiver;
    private final MeterRegistry meters;

    Tally(String receiver, MeterRegistry meters) {
        this.receiver = receiver;
        this.meters = meters;
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    void count(Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("vedette.notifications")
                .description("Attempts to tell a receiver, by what became of them")
                .tag("receiver", receiver)
                .tag("outcome", outcome.label())
                .register(meters);
    }
}
