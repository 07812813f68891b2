package io.vedette.probe;

import io.vedette.probe.Trouble.Theirs;
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
record Judgement(@Nullable Theirs failure, int others) {
    static Judgement of(List<Expectation> expect, Answer answer) {
        @Nullable Theirs first = null;
        var others = 0;
        for (var expectation : expect) {
            var failure = Checks.check(expectation, answer);
            if (failure != null && first != null) {
                others++;
            } else if (failure != null) {
                first = failure;
            }
        }
        return new Judgement(first, others);
    }

    Outcome outcome(Phases phases, Observed observed) {
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
