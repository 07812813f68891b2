package io.vedette.config;

import io.vedette.alert.Manner.Step;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Reference;
import io.vedette.config.shape.Shape;
import java.time.Duration;
import java.util.List;

/** An entry of a route's {@code escalate}: who is told next when nobody takes care. */
final class EscalationSection {
    private static final Key<Duration> AFTER = Key.of(
                    "after",
                    Durations.between("1m", "7d"),
                    "How long after the alert was first told; counted from there for every step, so each is longer than the one before.")
            .required()
            .example("15m");
    private static final Key<String> RECEIVER = Key.of(
                    "receiver", new Reference("receiver"), "Who is told then, as long as nobody has acknowledged it.")
            .required()
            .example("team-lead");

    static final Shape SHAPE =
            Shape.of("escalation", "Who is told next when nobody takes care of an alert.", AFTER, RECEIVER);

    private EscalationSection() {}

    static Step step(Fields step) {
        return new Step(step.get(AFTER), step.get(RECEIVER));
    }

    /** Each must come later than the one before. */
    static void check(List<Fields> steps, Findings findings) {
        Duration before = Duration.ZERO;
        for (Fields step : steps) {
            Duration after = step.find(AFTER, before.plusNanos(1));
            if (after.compareTo(before) <= 0) {
                findings.error(
                        step.placeOf(AFTER),
                        step.trailOf(AFTER),
                        "comes no later than the step before it",
                        "expected a time counted from when the alert was first told, longer than the last one");
            }
            before = after;
        }
    }
}
