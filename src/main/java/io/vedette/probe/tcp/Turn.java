package io.vedette.probe.tcp;

import io.vedette.probe.run.Regex;
import io.vedette.secret.Secret;

/** One step of a talk. */
public sealed interface Turn {
    /** Reads lines until one has a match of {@code line} in it. */
    record Expect(Regex line) implements Turn {}

    /**
     * Says {@code text} as it is.
     *
     * @param shown whether people may read it
     */
    record Send(Secret text, boolean shown) implements Turn {}

    /** Goes on under TLS. */
    record StartTls() implements Turn {}
}
