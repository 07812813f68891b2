package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.deployment.Before;
import io.vedette.deployment.Deployment;
import io.vedette.sample.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Tells the alerts of one service itself, and lets the version that runs be judged by them. Belongs to the event loop of its service. */
final class Verdicts {
    private final News news;
    private final Knowledge known;
    private final Releases releases;

    Verdicts(News news, Knowledge known) {
        this.news = news;
        this.known = known;
        this.releases = known.releases();
    }

    /** An alert begins or ends. */
    void tell(Alert alert, Instant now, Consumer<Effect> effects) {
        tell(alert, false, now, effects);
    }

    /** @param excused whether the service is worked on: no version is to blame for what begins then, and nothing is to be mended */
    void tell(Alert alert, boolean excused, Instant now, Consumer<Effect> effects) {
        news.say(alert, now, effects);
        if (!alert.firing()) {
            known.remedies().over(alert, now, effects);
        } else if (!excused) {
            known.remedies().fired(alert, now, effects);
        }
        if (alert.severity() != Severity.CRITICAL || (excused && alert.firing())) {
            return;
        }
        if (alert.firing()) {
            releases.failed(alert, now, effects);
        } else {
            releases.over(alert);
            if (!isCritical()) {
                releases.recovered(now, effects);
            }
        }
    }

    /** A version is deployed; what is critical already is no fault of it. */
    void deploy(Deployment deployment, Instant now, Consumer<Effect> effects) {
        List<Alert> critical = known.critical().toList();
        boolean ailed = releases.isAiling();
        releases.deploy(
                deployment, new Before(!critical.isEmpty(), known.objectives().leastBudget()), now, effects);
        if (!ailed) {
            releases.found(deployment, critical, now);
        }
    }

    /** An answer may name a version that nobody reported. */
    void see(Outcome outcome, Instant now, Consumer<Effect> effects) {
        Deployment seen = releases.unreported(outcome, now);
        if (seen != null) {
            deploy(seen, now, effects);
        }
    }

    private boolean isCritical() {
        return known.critical().findAny().isPresent();
    }
}
