package io.vedette.engine;

import io.vedette.sample.Outcome;
import io.vedette.sample.Outcome.Faulty;
import java.time.Duration;

/**
 * Keeps our own share out of a verdict. While our event loop is away, by a pause of the collector or a busy neighbour, an answer waits for us and
 * looks late. So a verdict that rests on time stands only if our absence cannot have made it:
 *
 * <ul>
 *   <li>a timeout is unknown if we were away for more than {@link #ABSENCE} while the probe was in flight;
 *   <li>a latency is unknown if we were away for more than a twentieth of what was found: what is left may have been within the bound;
 *   <li>whatever is found is unknown if the probe left later than a quarter of its interval: it tells of another time than the one it was due;
 *   <li>whatever else a target did, it did.
 * </ul>
 */
final class Fairness {
    /** An absence of ours in which an answer may have come that we then called too late. */
    static final Duration ABSENCE = Duration.ofMillis(100);

    private static final int SHARE = 20;

    private Fairness() {}

    /** What {@code outcome} is worth, after {@code absent} of ours while the probe was in flight. */
    static Outcome judge(Outcome outcome, Duration absent) {
        return absent.isPositive() && outcome instanceof Faulty faulty && isOurs(faulty, absent)
                ? new Outcome.Unknown("our event loop was away for " + absent.toMillis()
                        + " ms during the probe, which " + faulty.reason().label() + " may come from")
                : outcome;
    }

    /** What {@code outcome} is worth if the probe left {@code late} where {@code bearable} is the most. */
    static Outcome onTime(Outcome outcome, Duration late, Duration bearable) {
        return late.compareTo(bearable) <= 0 || outcome instanceof Outcome.Unknown
                ? outcome
                : new Outcome.Unknown(
                        "our event loop could not keep up: the probe left " + late.toMillis() + " ms after it was due");
    }

    private static boolean isOurs(Faulty faulty, Duration absent) {
        return switch (faulty.reason()) {
            case TIMEOUT, DNS -> absent.compareTo(ABSENCE) > 0;
            case LATENCY -> absent.toNanos() / 1_000 > faulty.phases().total() / SHARE;
            default -> false;
        };
    }
}
