package io.vedette.probe.http;

import io.vedette.probe.run.Regex;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** The expression is found in the body. */
public record BodyMatches(Regex regex) implements BodyCondition {
    @Override
    public String words() {
        return "a body that matches " + regex;
    }

    @Override
    public Reason reason() {
        return Reason.BODY;
    }

    @Override
    public @Nullable String found(Answer answer) {
        return regex.isFoundIn(answer.text()) ? null : "a body that does not";
    }
}
