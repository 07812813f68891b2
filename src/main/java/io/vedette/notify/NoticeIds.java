package io.vedette.notify;

import io.vedette.alert.AlertGroup;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names the messages of one courier: the incident, made of where it is told, of an episode in it and of when it began, and the message's number in it. */
final class NoticeIds {
    private final String integration;
    private final Map<GroupKey, Incident> incidents = new HashMap<>();

    NoticeIds(String integration) {
        this.integration = integration;
    }

    void recall(GroupKey key, Incident known) {
        incidents.put(key, known.with(null));
    }

    @Nullable
    Incident incident(GroupKey key) {
        return incidents.get(key);
    }

    /** The id of a group's newest message; empty if there was none. */
    String newest(GroupKey key) {
        Incident known = incidents.get(key);
        return known == null ? "" : known.id();
    }

    /** The next message's id; the first of an incident begins it. */
    String next(AlertGroup group, Instant now) {
        Incident known = incidents.get(group.key());
        Incident next = (known != null ? known : new Incident(name(group, now), 0, null)).next();
        incidents.put(group.key(), next);
        return next.id();
    }

    /** Keeps what an incident's first message is found by. */
    void mark(GroupKey key, @Nullable String mark) {
        if (mark != null) {
            incidents.computeIfPresent(key, (_, known) -> known.marked(mark));
        }
    }

    /** What an incident's first message is found by. */
    @Nullable
    String mark(GroupKey key) {
        Incident known = incidents.get(key);
        return known == null ? null : known.mark();
    }

    /** A group goes on as another: so does its incident. Answers whether there was one. */
    boolean move(GroupKey from, GroupKey to) {
        Incident known = incidents.remove(from);
        if (known != null) {
            incidents.put(to, known);
        }
        return known != null;
    }

    /** The group is over; what comes under its key later is another incident. Answers whether there was one. */
    boolean forget(GroupKey key) {
        return incidents.remove(key) != null;
    }

    /** The time belongs to it: what leaves a group and comes back may have been company in an incident that is over. */
    private String name(AlertGroup group, Instant now) {
        String episode = group.alerts().iterator().next().episode();
        String name = String.join(
                "\n",
                integration,
                group.key().route().toString(),
                group.key().labels().toString(),
                episode,
                now.toString());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
