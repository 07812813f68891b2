package io.vedette.app;

import io.vedette.alert.Hold;
import io.vedette.alert.Inhibition;
import io.vedette.alert.QuietTimes;
import io.vedette.config.Configuration;
import io.vedette.engine.Outlook;
import io.vedette.monitor.ServicePlan;
import java.util.List;

/** All that may hold an alert back, the most telling first: what this place sees, maintenance and dependencies, silences, quiet times, inhibition. Belongs to the couriers' event loop. */
final class Holds {
    private final Outlook outlook;
    private final QuietTimes quietTimes;
    private final Inhibition inhibition;
    private final Hold all;

    Holds(Outlook outlook, Hushing hushing, Configuration configuration) {
        this.outlook = outlook;
        this.quietTimes = new QuietTimes(configuration.holds().intervals());
        this.inhibition = new Inhibition(configuration.holds().inhibit());
        this.all = Hold.firstOf(List.of(outlook.hold(), hushing.hold(), quietTimes, inhibition));
    }

    Hold all() {
        return all;
    }

    /** What another configuration says of routes: what is held is looked at when they change. */
    void update(Configuration configuration) {
        quietTimes.update(configuration.holds().intervals());
        inhibition.update(configuration.holds().inhibit());
    }

    /** What another configuration says of the world around. */
    void surround(Configuration configuration) {
        outlook.update(around(configuration));
    }

    static Outlook.Around around(Configuration configuration) {
        return new Outlook.Around(
                configuration.services().stream().map(ServicePlan::service).toList(), configuration.anchors());
    }
}
