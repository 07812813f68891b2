package io.vedette.notify;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import io.vedette.alert.Notice;
import io.vedette.delivery.Attempts;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The groups that one courier has to tell something of: the urgent first, then in the order of their coming. A group waits here at most once, and what is told is
 * what it looks like when its turn comes: so the queue is never longer than there are groups, however long a receiver is away.
 */
final class Letters {
    /** After so many failures in a row a message lets the others pass: the receiver may choke on that one only. */
    private static final int PATIENCE = 3;

    /** For each group that waits, the message that was last tried; empty before the first. */
    private final Map<GroupKey, Optional<Incident.Open>> waiting = new LinkedHashMap<>();

    /** Those of them that go first, until the receiver chokes on them. */
    private final Set<GroupKey> urgent = new LinkedHashSet<>();

    /** Messages that were tried and then had nothing to say any more, or were tried in an earlier life: should the same be said again, it is the same message. */
    private final Map<GroupKey, Incident.Open> shelved = new HashMap<>();

    int size() {
        return waiting.size();
    }

    /** The groups that wait. */
    List<GroupKey> waiting() {
        return List.copyOf(waiting.keySet());
    }

    boolean has(GroupKey key) {
        return waiting.containsKey(key);
    }

    void add(GroupKey key) {
        waiting.putIfAbsent(key, Optional.empty());
    }

    /** What waits for a group goes before what is not urgent. */
    void hurry(GroupKey key) {
        if (waiting.containsKey(key)) {
            urgent.add(key);
        }
    }

    void shelve(GroupKey key, Incident.Open tried) {
        drop(key);
        shelved.put(key, tried);
    }

    @Nullable
    GroupKey first() {
        if (!urgent.isEmpty()) {
            return urgent.iterator().next();
        }
        return waiting.isEmpty() ? null : waiting.keySet().iterator().next();
    }

    /** The message that was tried for a group and has neither arrived nor been given up. */
    Incident.@Nullable Open tried(GroupKey key) {
        return waiting.getOrDefault(key, Optional.empty()).orElse(shelved.get(key));
    }

    /** Notes that {@code said} leaves now, and says how often something was tried for this group. */
    Attempts leaving(GroupKey key, Notice said, Instant now) {
        Incident.Open shelf = shelved.remove(key);
        Incident.Open before = waiting.getOrDefault(key, Optional.empty())
                .orElse(shelf != null && said.saysTheSameAs(shelf) ? shelf : null);
        Attempts attempts =
                before == null ? Attempts.first(now) : before.attempts().oneMore();
        waiting.put(key, Optional.of(Incident.Open.of(said, attempts)));
        return attempts;
    }

    /** Notes a failure that is followed by another attempt. */
    void failed(GroupKey key, Attempts attempts) {
        if (attempts.count() % PATIENCE == 0) {
            urgent.remove(key);
            var letter = waiting.remove(key);
            waiting.put(key, letter == null ? Optional.empty() : letter);
        }
    }

    /** A group goes on as another. */
    void move(GroupKey from, GroupKey to) {
        var letter = waiting.remove(from);
        if (letter != null) {
            waiting.put(to, letter);
        }
        if (urgent.remove(from)) {
            urgent.add(to);
        }
        Incident.Open shelf = shelved.remove(from);
        if (shelf != null) {
            shelved.put(to, shelf);
        }
    }

    /** It waits no longer. */
    void drop(GroupKey key) {
        waiting.remove(key);
        urgent.remove(key);
    }

    /** It arrived, or was given up. */
    void remove(GroupKey key) {
        drop(key);
        shelved.remove(key);
    }
}
