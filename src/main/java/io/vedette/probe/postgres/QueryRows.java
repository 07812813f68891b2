package io.vedette.probe.postgres;

import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** The query has so many rows. */
public record QueryRows(Bound bound) implements Condition<PostgresAnswer> {
    @Override
    public String words() {
        return "rows " + bound;
    }

    @Override
    public @Nullable Theirs failure(PostgresAnswer answer) {
        return bound.holds(answer.rows())
                ? null
                : new Theirs(Reason.BODY, "expected " + words() + ", found " + answer.rows());
    }
}
