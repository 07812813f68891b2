package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Theirs;
import org.jspecify.annotations.Nullable;

/** A condition whose failure makes a target degraded, not down. */
public record Degrading<A>(Condition<A> condition) implements Condition<A> {
    @Override
    public String words() {
        return condition.words();
    }

    @Override
    public @Nullable Theirs failure(A answer) {
        return condition.failure(answer);
    }

    @Override
    public boolean degrades() {
        return true;
    }

    @Override
    public Condition<A> bare() {
        return condition;
    }
}
