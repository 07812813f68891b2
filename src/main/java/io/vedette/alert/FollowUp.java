package io.vedette.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been done and can be done about the alerts of a message.
 *
 * @param acknowledged who has taken over which episode
 * @param links what the reader can do, the first first
 * @param because why this receiver is told, if it is not the one that the route names; else empty
 */
public record FollowUp(Map<String, Acknowledgement> acknowledged, List<Link> links, String because) {
    public static final FollowUp NONE = new FollowUp(Map.of(), List.of(), "");

    public FollowUp {
        acknowledged = Map.copyOf(acknowledged);
        links = List.copyOf(links);
    }

    public Optional<Acknowledgement> of(Alert alert) {
        return Optional.ofNullable(acknowledged.get(alert.episode()));
    }

    FollowUp with(List<Link> others) {
        return new FollowUp(acknowledged, others, because);
    }
}
