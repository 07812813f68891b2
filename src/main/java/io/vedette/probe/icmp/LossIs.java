package io.vedette.probe.icmp;

import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** The share of requests without an answer, in percent. */
public record LossIs(Bound bound) implements Condition<IcmpAnswer> {
    @Override
    public String words() {
        return "a loss of " + bound + " %";
    }

    @Override
    public @Nullable Theirs failure(IcmpAnswer answer) {
        return bound.holds(answer.lossPercent())
                ? null
                : new Theirs(
                        Reason.TIMEOUT,
                        "expected " + words() + ", found " + (answer.sent() - answer.answered()) + " of "
                                + answer.sent() + " lost");
    }
}
