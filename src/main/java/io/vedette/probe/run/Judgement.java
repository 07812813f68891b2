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
 * @param failure of the first expectation that failed, in the order in which they are written
 * @param others how many more failed
 */
public record Judgement(@Nullable Theirs failure, int others) {
    public static <A> Judgement of(List<? extends Condition<? super A>> expect, A answer) {
        @Nullable Theirs first = null;
        var others = 0;
        for (var expectation : expect) {
            var failure = expectation.failure(answer);
            if (failure != null && first != null) {
                others++;
            } else if (failure != null) {
                first = failure;
            }
        }
        return new Judgement(first, others);
    }

    public Outcome outcome(Phases phases, Observed observed) {
        return failure == null
                ? new Outcome.Up(phases, observed)
                : new Outcome.Down(failure.reason(), failure.detail() + rest(), phases, observed);
    }

    private String rest() {
        return switch (others) {
            case 0 -> "";
            case 1 -> " (1 more expectation failed)";
            default -> " (" + others + " more expectations failed)";
        };
    }
}
