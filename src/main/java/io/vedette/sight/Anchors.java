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

    /** When each answered last. */
    private final AtomicLongArray answers;

    private final Duration fresh;

    /** @param fresh for how long an answer says anything */
    public Anchors(int count, Duration fresh) {
        this.looked = new AtomicLongArray(count);
        this.failures = new AtomicLongArray(count);
        this.answers = new AtomicLongArray(count);
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
        /** Most have not answered the last look. */
        SHAKEN,
        /** Not looked at often enough since. */
        UNSURE
    }

    /** Anchor number {@code anchor} was looked at in turn. */
    public void looked(int anchor, boolean answered, Instant now) {
        note(anchor, answered, failures.get(anchor) + 1, now);
    }

    /** Anchor number {@code anchor} was looked at out of turn: its silence is the same silence as that of the look before. */
    public void glanced(int anchor, boolean answered, Instant now) {
        note(anchor, answered, Math.max(1, failures.get(anchor)), now);
    }

    private void note(int anchor, boolean answered, long inARow, Instant now) {
        failures.set(anchor, answered ? 0 : inARow);
        if (answered) {
            answers.set(anchor, now.toEpochMilli());
        }
        looked.set(anchor, now.toEpochMilli());
    }

    /** When those that did not answer the last look answered for the last time, the first of them; {@code otherwise} where that is longer ago. */
    Instant lastWord(Instant otherwise) {
        long first = Long.MAX_VALUE;
        for (int anchor = 0; anchor < count(); anchor++) {
            first = failures.get(anchor) > 0 ? Math.min(first, answers.get(anchor)) : first;
        }
        Instant last = Instant.ofEpochMilli(first);
        return last.isBefore(otherwise) ? otherwise : last;
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
        int shaken = 0;
        int silent = 0;
        for (int anchor = 0; anchor < count(); anchor++) {
            Instant at = Instant.ofEpochMilli(looked.get(anchor));
            if (!at.isBefore(now.minus(fresh))) {
                long inARow = failures.get(anchor);
                answers += inARow == 0 && !at.isBefore(since) ? 1 : 0;
                shaken += inARow > 0 ? 1 : 0;
                silent += inARow >= CERTAIN ? 1 : 0;
            }
        }
        if (2 * silent > count()) {
            return Word.SILENT;
        }
        if (2 * shaken > count()) {
            return Word.SHAKEN;
        }
        return 2 * answers > count() ? Word.ANSWER : Word.UNSURE;
    }
}
