package io.vedette.notify;

import io.vedette.alert.Alert;
import io.vedette.alert.GroupKey;
import io.vedette.alert.Held;
import io.vedette.alert.Route;
import io.vedette.alert.Witness;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Footprint.Kind;
import io.vedette.alert.trail.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves what is seen of alerts on the trail. */
record Trailing(Trail trail) implements Witness {
    @Override
    public void routed(Alert alert, List<Route> path, GroupKey group, Instant now) {
        trail.note(Footprint.routed(alert.episode(), now, path, group));
    }

    @Override
    public void rerouted(Alert alert, GroupKey group, Instant now) {
        String why = "another configuration sends it elsewhere; what was told here is closed here";
        trail.note(new Footprint(alert.episode(), now, Kind.REROUTED, group.receiver(), why));
    }

    @Override
    public void held(Alert alert, GroupKey group, @Nullable Held why, Instant now) {
        trail.note(
                why == null
                        ? Footprint.released(alert.episode(), now, group.receiver())
                        : Footprint.held(alert.episode(), now, group.receiver(), why));
    }

    void withheld(Alert alert, Instant now) {
        String why =
                "Vedette was started: nothing is told of " + alert.service() + " until its endpoints are looked at";
        trail.note(new Footprint(alert.episode(), now, Kind.WITHHELD, "", why));
    }

    void seen(Alert alert, Instant now) {
        trail.note(new Footprint(alert.episode(), now, Kind.SEEN, "", "its endpoints were looked at"));
    }
}
