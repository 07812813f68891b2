package io.vedette.probe.ws;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** One of the messages has {@code text} in it. */
public record MessageHas(String text) implements Condition<WsAnswer> {
    private static final int LONGEST_QUOTE = 120;

    @Override
    public String words() {
        return "a message with \"" + Plain.line(text, LONGEST_QUOTE) + '"';
    }

    @Override
    public @Nullable Theirs failure(WsAnswer answer) {
        return answer.messages().stream().anyMatch(message -> message.contains(text))
                ? null
                : new Theirs(
                        Reason.BODY,
                        "expected " + words() + ", found " + answer.messages().size() + " others");
    }
}
