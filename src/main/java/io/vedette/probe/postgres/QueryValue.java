package io.vedette.probe.postgres;

import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Told;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** The first column of the query's first row is as it must be; without a row, and when it is NULL, it is missing. */
public record QueryValue(Comparison comparison) implements Condition<PostgresAnswer> {
    private static final int LONGEST_QUOTE = 80;

    @Override
    public String words() {
        return "the query's value to be " + comparison.words();
    }

    @Override
    public @Nullable Theirs failure(PostgresAnswer answer) {
        var found = answer.value();
        if (Told.holds(comparison, found)) {
            return null;
        }
        var nothing = answer.rows() == 0 ? "no row" : "NULL";
        return new Theirs(
                Reason.BODY,
                "expected " + words() + ", found " + (found == null ? nothing : Plain.line(found, LONGEST_QUOTE)));
    }
}
