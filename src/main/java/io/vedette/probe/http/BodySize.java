package io.vedette.probe.http;

import io.vedette.probe.run.Bound;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** The body has as many bytes. */
public record BodySize(Bound bytes) implements BodyCondition {
    @Override
    public String words() {
        return "a body of " + bytes + " bytes";
    }

    @Override
    public Reason reason() {
        return Reason.BODY;
    }

    @Override
    public @Nullable String found(Answer answer) {
        return bytes.holds(answer.size()) ? null : answer.size() + " bytes";
    }
}
