package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.AlertGroup;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Incident;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names the messages of one courier: the incident, made of where it is told and the episode it began with, and the message's number in it. */
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

    /** The id of the newest message; of none, if there was none. */
    String newest(AlertGroup group) {
        return incident(group).id();
    }

    /** The id of a group's newest message; empty if there was none. */
    String newest(GroupKey key) {
        Incident known = incidents.get(key);
        return known == null ? "" : known.id();
    }

    /** The next message's id. */
    String next(AlertGroup group) {
        Incident next = incident(group).next();
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

    private Incident incident(AlertGroup group) {
        Incident known = incidents.get(group.key());
        return known != null ? known : new Incident(name(group), 0, null);
    }

    /** Of the first that fires: one that is over may be there still for another receiver, and its incident was another. */
    private String name(AlertGroup group) {
        String episode = group.alerts().stream()
                .filter(Alert::firing)
                .findFirst()
                .orElseGet(() -> group.alerts().iterator().next())
                .episode();
        String name =
                integration + "\n" + group.key().route() + "\n" + group.key().labels() + "\n" + episode;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
