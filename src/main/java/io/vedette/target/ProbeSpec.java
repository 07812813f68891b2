package io.vedette.target;

import java.net.URI;

/** How a target is probed. Each kind's record lives with its probe. */
public interface ProbeSpec {
    URI url();

    /** The same probe of another URL of its kind. */
    ProbeSpec at(URI other);

    /** Whether it is told and does not look: to know nothing yet is then no trouble of ours. */
    default boolean waits() {
        return false;
    }
}
