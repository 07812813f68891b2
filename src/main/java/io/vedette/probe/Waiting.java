package io.vedette.probe;

import org.jspecify.annotations.Nullable;

/** Somebody with a deadline: an element of at most one {@link Deadlines} line at a time. Belongs to its event loop. */
abstract class Waiting {
    @Nullable
    Waiting earlier;

    @Nullable
    Waiting later;

    @Nullable
    Deadlines line;

    long due;

    /** The deadline passed; this waits no longer. */
    abstract void onDeadline();

    /** Nobody keeps the time any more: end now. */
    abstract void onClose();

    /** Stops waiting; harmless when it does not. */
    final void awaitNothing() {
        if (line != null) {
            line.remove(this);
        }
    }
}
