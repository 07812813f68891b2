package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer is what was expected.
 *
 * @param failure of the first expectation that failed, in the order in which they are written; one that makes the target down goes before all
 *     that degrade it
 * @param degrades whether that failure only degrades the target
 * @param others how many more failed
 */
public record Judgement(@Nullable Theirs failure, boolean degrades, int others) {
    private static final Judgement ALL_HELD = new Judgement(null, false, 0);

    public static <A> Judgement of(List<? extends Condition<? super A>> expect, A answer) {
        @Nullable Theirs worst = null;
        var degrades = false;
        var failed = 0;
        for (var i = 0; i < expect.size(); i++) {
            var expectation = expect.get(i);
            var failure = expectation.failure(answer);
            if (failure == null) {
                continue;
            }
            failed++;
            if (worst == null || (degrades && !expectation.degrades())) {
                worst = failure;
                degrades = expectation.degrades();
            }
        }
        return worst == null ? ALL_HELD : new Judgement(worst, degrades, failed - 1);
    }

    public Outcome outcome(Phases phases, Observed observed) {
        if (failure == null) {
            return new Outcome.Up(phases, observed);
        }
        var detail = failure.detail() + rest();
        return degrades
                ? new Outcome.Degraded(failure.reason(), detail, phases, observed)
                : new Outcome.Down(failure.reason(), detail, phases, observed);
    }

    private String rest() {
        return switch (others) {
            case 0 -> "";
            case 1 -> " (1 more expectation failed)";
            default -> " (" + others + " more expectations failed)";
        };
    }
}
