package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver: what a group looks like now, and why it is told.
 *
 * @param id stable over every retry of this message: its incident's name, a dot, and a number from 1
 * @param group the labels that the alerts share
 * @param reason why it is sent
 * @param followUp what was done about it, and what can be
 * @param mark what the receiver answered to the incident's first message, to find it again; absent when there is none
 */
public record Notice(
        String id,
        String receiver,
        Labels group,
        NotifyReason reason,
        List<Alert> firing,
        List<Alert> resolved,
        Instant at,
        FollowUp followUp,
        @Nullable String mark) {
    public Notice {
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }

    /** One about which nothing was done yet. */
    public Notice(
            String id,
            String receiver,
            Labels group,
            NotifyReason reason,
            List<Alert> firing,
            List<Alert> resolved,
            Instant at) {
        this(id, receiver, group, reason, firing, resolved, at, FollowUp.NONE);
    }

    /** One of an incident that has no mark. */
    public Notice(
            String id,
            String receiver,
            Labels group,
            NotifyReason reason,
            List<Alert> firing,
            List<Alert> resolved,
            Instant at,
            FollowUp followUp) {
        this(id, receiver, group, reason, firing, resolved, at, followUp, null);
    }

    /** Whether nothing of the group fires any more. */
    public boolean allResolved() {
        return firing.isEmpty();
    }

    /** Firing alerts first, then the resolved. */
    public List<Alert> alerts() {
        return Stream.concat(firing.stream(), resolved.stream()).toList();
    }

    public Notice withId(String other) {
        return new Notice(other, receiver, group, reason, firing, resolved, at, followUp, mark);
    }

    /** The same, of an incident with this mark. */
    public Notice marked(@Nullable String found) {
        return new Notice(id, receiver, group, reason, firing, resolved, at, followUp, found);
    }

    /** The id of the first message of this group's incident: what later ones answer to. */
    public String thread() {
        return id.substring(0, id.lastIndexOf('.') + 1) + "1";
    }

    /** Whether it says what a message before said, of the same episodes. */
    public boolean saysTheSameAs(Incident.Open before) {
        return reason == before.reason()
                && episodes(firing).equals(before.firing())
                && episodes(resolved).equals(before.resolved());
    }

    private static List<String> episodes(List<Alert> alerts) {
        return alerts.stream().map(Alert::episode).toList();
    }

    /** The same, worded at another time. */
    public Notice wordedAt(Instant time) {
        return new Notice(id, receiver, group, reason, firing, resolved, time, followUp, mark);
    }

    /** The same, with what the reader can do. */
    public Notice withLinks(List<Link> links) {
        return new Notice(id, receiver, group, reason, firing, resolved, at, followUp.with(links), mark);
    }
}
