package io.vedette.monitor;

import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.Watch;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What became of the versions of one service that regressed: whether they were taken back, and whether that helped. Belongs to the event loop of its service. */
final class Regressions {
    private final WatchList watches;
    private final Guard guard;
    private final Duration verify;

    Regressions(WatchList watches, Guard guard, Duration verify) {
        this.watches = watches;
        this.guard = guard;
        this.verify = verify;
    }

    /** Answers whether that is news. */
    boolean progress(RollbackProgress progress, Consumer<Effect> effects) {
        Optional<Watch> known =
                watches.find(progress.deploymentId()).filter(watch -> watch.rollback() != progress.stage());
        known.ifPresent(watch -> watches.replace(
                watch, watch.with(watch.aftermath().reached(progress.stage(), progress.at())), effects));
        return known.isPresent();
    }

    /** Whether a rollback of it still matters: no newer version came, and the service has not recovered. */
    boolean isPressing(String deploymentId) {
        Watch newest = watches.newest();
        return newest != null && newest.deployment().id().equals(deploymentId) && newest.recoveredAt() == null;
    }

    /** The service is as before. Answers whether a regression is over with that. */
    boolean recovered(Instant now, Consumer<Effect> effects) {
        Optional<Watch> ailing = watches.ailing();
        ailing.ifPresent(watch -> {
            guard.followNoMore();
            Watch well = watch.with(watch.aftermath().recovered(now));
            watches.replace(watch, well, effects);
            effects.accept(new Effect.Recovered(well));
            effects.accept(
                    WatchEvents.of(now, Event.Kind.RECOVERED, watch.deployment(), Aftercare.recovered(well, now)));
        });
        return ailing.isPresent();
    }

    /** A rollback that should have helped by now and has not, told once. */
    Optional<RollbackProgress> unhelped(Instant now, Consumer<Effect> effects) {
        Optional<Watch> late = watches.ailing().filter(watch -> Aftercare.isLate(watch, verify, now));
        return late.map(watch -> {
            watches.replace(watch, watch.with(watch.aftermath().unhelped(now)), effects);
            RollbackProgress told = Aftercare.unhelped(watch, verify, now);
            effects.accept(WatchEvents.of(now, Event.Kind.ROLLBACK_DID_NOT_HELP, watch.deployment(), told.text()));
            return told;
        });
    }
}
