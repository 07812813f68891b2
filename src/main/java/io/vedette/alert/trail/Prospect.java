package io.vedette.alert.trail;

import io.vedette.alert.Due;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Held;
import io.vedette.alert.Incident.Open;
import io.vedette.alert.Route;
import io.vedette.alert.Told.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one integration knows of an episode now, and what it will be told next.
 *
 * @param integration as it is known beyond the process
 * @param path the way through the routing tree, from its top; empty when the tree of today would send it elsewhere
 * @param company how many other episodes are in the group
 * @param arrived when the group got it
 * @param held why its firing is not told for now
 * @param known what it was told; absent if nothing
 * @param next what there is to tell next, of this episode or of its company
 * @param trying the message that is being tried
 * @param retry when that is tried again; absent when it is under way, or waits for others
 */
public record Prospect(
        String integration,
        GroupKey group,
        List<Route> path,
        int company,
        Instant arrived,
        @Nullable Held held,
        @Nullable Entry known,
        Due next,
        @Nullable Open trying,
        @Nullable Instant retry) {
    public Prospect {
        path = List.copyOf(path);
    }

    /** The receiver that the integration belongs to. */
    public String receiver() {
        return IntegrationName.receiver(integration);
    }

    /** What kind of integration it is. */
    public String kind() {
        return IntegrationName.kind(integration);
    }
}
