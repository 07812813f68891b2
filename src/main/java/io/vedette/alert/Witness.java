package io.vedette.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees what decides whether people are told of an alert; called on the couriers' event loop. */
public interface Witness {
    /** Looks away. */
    Witness NONE = new Witness() {
        @Override
        public void routed(Alert alert, List<Route> path, GroupKey group, Instant now) {}

        @Override
        public void rerouted(Alert alert, GroupKey group, Instant now) {}

        @Override
        public void held(Alert alert, GroupKey group, @Nullable Held why, Instant now) {}
    };

    /**
     * An alert came into a group.
     *
     * @param path the way through the routing tree, from its top
     */
    void routed(Alert alert, List<Route> path, GroupKey group, Instant now);

    /** Another routing tree sends it elsewhere; the group only closes what it told. */
    void rerouted(Alert alert, GroupKey group, Instant now);

    /**
     * What holds it back in a group is another than before.
     *
     * @param why absent when nothing does any more
     */
    void held(Alert alert, GroupKey group, @Nullable Held why, Instant now);
}
