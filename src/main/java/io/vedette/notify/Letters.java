package io.vedette.notify;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Notice;
import io.vedette.delivery.Attempts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups that one courier has to tell something of, in the order of their coming. A group waits here at most once, and what is told is
 * what it looks like when its turn comes: so the queue is never longer than there are groups, however long a receiver is away.
 */
final class Letters {
    /** After so many failures in a row a message lets the others pass: the receiver may choke on that one only. */
    private static final int PATIENCE = 3;

    private final Map<GroupKey, Letter> waiting = new LinkedHashMap<>();

    /**
     * A group's place in the queue.
     *
     * @param notice what the last attempt said; absent before the first
     * @param attempts so far; absent before the first
     */
    record Letter(@Nullable Notice notice, @Nullable Attempts attempts) {
        static final Letter UNTRIED = new Letter(null, null);

        boolean wasTried() {
            return attempts != null;
        }
    }

    int size() {
        return waiting.size();
    }

    void add(GroupKey key) {
        waiting.putIfAbsent(key, Letter.UNTRIED);
    }

    @Nullable
    GroupKey first() {
        return waiting.isEmpty() ? null : waiting.keySet().iterator().next();
    }

    Letter letter(GroupKey key) {
        return waiting.getOrDefault(key, Letter.UNTRIED);
    }

    /** Notes that {@code said} leaves now, and says how often something was tried for this group. */
    Attempts leaving(GroupKey key, Notice said, Instant now) {
        Attempts before = letter(key).attempts();
        Attempts attempts = before == null ? Attempts.first(now) : before.oneMore();
        waiting.put(key, new Letter(said, attempts));
        return attempts;
    }

    /** Notes a failure that is followed by another attempt. */
    void failed(GroupKey key, Attempts attempts) {
        if (attempts.count() % PATIENCE == 0) {
            Letter letter = letter(key);
            waiting.remove(key);
            waiting.put(key, letter);
        }
    }

    void remove(GroupKey key) {
        waiting.remove(key);
    }
}
