package io.vedette.engine;

import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last unanswered probes of one service, which may turn out to be our own fault. Belongs to the service's event loop. */
final class Doubts {
    /** A burst is noticed within a minute and a quarter. */
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final Deque<Doubt> doubts = new ArrayDeque<>(0);

    private record Doubt(Sample sample, Instant at) {}

    /** Whether nobody answered: what an answer says, however bad, came through our network. */
    static boolean isUnanswered(Outcome outcome) {
        return outcome instanceof Outcome.Down down && isSilence(down.reason());
    }

    private static boolean isSilence(Reason reason) {
        return switch (reason) {
            case DNS, UNREACHABLE, TIMEOUT, RESET -> true;
            case REFUSED, TLS, CERTIFICATE, STATUS, HEADER, BODY, REDIRECT, VALUE, LATENCY, LATE, PROTOCOL, TOO_LARGE ->
                false;
        };
    }

    void add(Sample sample, Instant now) {
        doubts.addLast(new Doubt(sample, now));
    }

    /** Lets go of those that nobody will ask for; now and then. */
    void forget(Instant now) {
        while (!doubts.isEmpty() && doubts.getFirst().at.isBefore(now.minus(KEPT))) {
            doubts.removeFirst();
        }
    }

    /** Those taken from {@code since} on, the oldest first; they are forgotten. */
    List<Sample> since(Instant since) {
        List<Sample> taken = doubts.stream()
                .filter(doubt -> !doubt.at.isBefore(since))
                .map(Doubt::sample)
                .toList();
        doubts.clear();
        return taken;
    }
}
