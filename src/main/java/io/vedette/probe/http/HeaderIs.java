package io.vedette.probe.http;

import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** The first header of that name, or its absence, is as it must be. */
public record HeaderIs(String name, Comparison comparison) implements Condition<Answer> {
    @Override
    public String words() {
        return "header " + name + " to be " + comparison.words();
    }

    @Override
    public @Nullable Theirs failure(Answer answer) {
        var header = answer.header(name);
        var found = header == null ? Comparison.MISSING : header;
        if (comparison.holds(found)) {
            return null;
        }
        var shown = header == null ? "no such header" : Comparison.quote(header);
        return new Theirs(Reason.HEADER, "expected " + words() + ", found " + shown);
    }
}
