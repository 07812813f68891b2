package io.vedette.probe.run;

import org.jspecify.annotations.Nullable;

/** Somebody with a deadline: an element of at most one {@link Deadlines} line at a time. Belongs to its event loop. */
public abstract class Waiting {
    @Nullable
    public Waiting earlier;

    @Nullable
    public Waiting later;

    @Nullable
    public Deadlines line;

    public long due;

    /** The deadline passed; this waits no longer. */
    protected abstract void onDeadline();

    /** Nobody keeps the time any more: end now. */
    protected abstract void onClose();

    /** Stops waiting; harmless when it does not. */
    public final void awaitNothing() {
        if (line != null) {
            line.remove(this);
        }
    }
}
