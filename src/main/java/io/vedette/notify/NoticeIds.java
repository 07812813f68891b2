package io.vedette.notify;

import io.vedette.alert.AlertGroup;
import io.vedette.alert.GroupKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Names the messages of one courier: the incident, made of where it is told and the episode it began with, and the message's number in it. */
final class NoticeIds {
    private final String integration;
    private final Map<GroupKey, Incident> incidents = new HashMap<>();

    private record Incident(String name, int messages) {}

    NoticeIds(String integration) {
        this.integration = integration;
    }

    /** The next message's id. */
    String next(AlertGroup group) {
        var incident = incidents.merge(
                group.key(), new Incident(name(group), 1), (old, _) -> new Incident(old.name(), old.messages() + 1));
        return incident.name() + "." + incident.messages();
    }

    /** The group is over; what comes under its key later is another incident. */
    void forget(GroupKey key) {
        incidents.remove(key);
    }

    private String name(AlertGroup group) {
        String episode = group.alerts().iterator().next().episode();
        String name =
                integration + "\n" + group.key().route() + "\n" + group.key().labels() + "\n" + episode;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
