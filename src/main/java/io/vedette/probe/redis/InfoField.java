package io.vedette.probe.redis;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.probe.run.Wanted;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** A field of INFO is as wanted. One that is not there fails. */
public record InfoField(String name, Wanted wanted) implements Condition<RedisAnswer> {
    private static final int LONGEST_QUOTE = 80;

    @Override
    public String words() {
        return name + " " + wanted;
    }

    @Override
    public @Nullable Theirs failure(RedisAnswer answer) {
        var found = answer.info().get(name);
        if (found != null && wanted.holds(found)) {
            return null;
        }
        var shown = found == null ? "no such field" : Plain.line(found, LONGEST_QUOTE);
        return new Theirs(Reason.BODY, "expected " + words() + ", found " + shown);
    }
}
