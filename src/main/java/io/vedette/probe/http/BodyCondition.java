package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import org.jspecify.annotations.Nullable;

/** A condition that looks into the body, which is therefore kept until it was judged. */
interface BodyCondition extends Condition<Answer> {
    Reason reason();

    /** What is there instead of what is asked for; nothing if the answer is as expected. Asked only of a body that can be read. */
    @Nullable
    String found(Answer answer);

    @Override
    default @Nullable Theirs failure(Answer answer) {
        var encoding = answer.encoding();
        var found = encoding == null
                ? found(answer)
                : "a body encoded as " + Plain.line(encoding, 80) + " though identity was asked for";
        return found == null ? null : new Theirs(reason(), "expected " + words() + ", found " + found);
    }
}
