package io.vedette.probe.redis;

import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Told;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** A field of INFO is as it must be. */
public record InfoField(String name, Comparison comparison) implements Condition<RedisAnswer> {
    private static final int LONGEST_QUOTE = 80;

    @Override
    public String words() {
        return name + " to be " + comparison.words();
    }

    @Override
    public @Nullable Theirs failure(RedisAnswer answer) {
        var found = answer.info().get(name);
        if (Told.holds(comparison, found)) {
            return null;
        }
        var shown = found == null ? "no such field" : Plain.line(found, LONGEST_QUOTE);
        return new Theirs(Reason.BODY, "expected " + words() + ", found " + shown);
    }
}
