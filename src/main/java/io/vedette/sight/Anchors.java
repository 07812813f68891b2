package io.vedette.sight;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/** Places that answer whenever our own network carries. One event loop writes, any thread may read. */
public final class Anchors {
    public static final Anchors NONE = new Anchors(0, Duration.ZERO);

    /** One failure may be the anchor's. */
    private static final int CERTAIN = 2;

    /** When each was looked at last, in milliseconds since the epoch, and how often in a row it was silent until then. */
    private final AtomicLongArray looked;

    private final AtomicLongArray failures;
    private final Duration fresh;

    /** @param fresh for how long an answer says anything */
    public Anchors(int count, Duration fresh) {
        this.looked = new AtomicLongArray(count);
        this.failures = new AtomicLongArray(count);
        this.fresh = fresh;
    }

    /** What anchors say. */
    enum Word {
        /** There are none. */
        NONE,
        /** Most have answered since. */
        ANSWER,
        /** Most are silent. */
        SILENT,
        /** Not looked at often enough since. */
        UNSURE
    }

    /** Anchor number {@code anchor} was looked at. */
    public void looked(int anchor, boolean answered, Instant now) {
        failures.set(anchor, answered ? 0 : failures.get(anchor) + 1);
        looked.set(anchor, now.toEpochMilli());
    }

    public int count() {
        return looked.length();
    }

    /** What they say at {@code now} of the time since {@code since}. */
    Word word(Instant since, Instant now) {
        if (count() == 0) {
            return Word.NONE;
        }
        int answers = 0;
        int silent = 0;
        for (int anchor = 0; anchor < count(); anchor++) {
            Instant at = Instant.ofEpochMilli(looked.get(anchor));
            if (!at.isBefore(now.minus(fresh))) {
                long inARow = failures.get(anchor);
                answers += inARow == 0 && !at.isBefore(since) ? 1 : 0;
                silent += inARow >= CERTAIN ? 1 : 0;
            }
        }
        if (2 * silent > count()) {
            return Word.SILENT;
        }
        return 2 * answers > count() ? Word.ANSWER : Word.UNSURE;
    }
}
