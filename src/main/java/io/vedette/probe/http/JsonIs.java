package io.vedette.probe.http;

import io.vedette.probe.run.Comparison;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** What the JSON body has at {@code pointer} (RFC 6901) is as it must be. */
public record JsonIs(String pointer, Comparison comparison) implements BodyCondition {
    public JsonIs {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("expected a JSON pointer such as /status, found " + pointer);
        }
    }

    @Override
    public String words() {
        return (pointer.isEmpty() ? "the document" : pointer) + " to be " + comparison.words();
    }

    @Override
    public Reason reason() {
        return Reason.BODY;
    }

    @Override
    public @Nullable String found(Answer answer) {
        if (!answer.isJson()) {
            return "a body that is not JSON";
        }
        var found = answer.json(pointer);
        return comparison.holds(found) ? null : Comparison.quote(found);
    }
}
