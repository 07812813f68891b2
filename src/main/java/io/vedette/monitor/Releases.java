package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Before;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.OpenWatch;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.Watch;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Host;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one service: which one runs, how those that came are watched, and whether one that should go was taken back. Belongs to the event loop of
 * its service.
 */
final class Releases {
    private final News news;
    private final Watches watches;
    private final RollbackAlerts rollbackAlerts;
    private final DoubtAlerts doubts;
    private final Set<String> hosts;
    private @Nullable String version;
    /** What the targets themselves named last: who reports may call the same version otherwise. */
    private @Nullable String answered;
    /** Before that, a version that is news to it may be one that it only does not know of yet. */
    private boolean recalled = true;

    Releases(ServicePlan plan, Alerts words, @Nullable Releases earlier) {
        this.news = new News(plan.name());
        this.hosts = plan.service().targets().stream()
                .map(target -> Host.of(target.spec().url()))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.watches =
                new Watches(plan.deployments(), plan.service().targets(), earlier == null ? null : earlier.watches);
        this.rollbackAlerts = new RollbackAlerts(words, earlier == null ? null : earlier.rollbackAlerts);
        this.doubts = new DoubtAlerts(words, earlier == null ? null : earlier.doubts);
        this.version = earlier == null ? null : earlier.version;
        this.answered = earlier == null ? null : earlier.answered;
    }

    /** The version that is known to run. */
    @Nullable
    String version() {
        return version;
    }

    /** Goes on with what was kept. */
    void version(@Nullable String known) {
        version = known;
    }

    /** The deployments that an earlier life knew are still to come: {@link #recall}. */
    void awaitRecall() {
        recalled = false;
    }

    Guard guard() {
        return watches.guard();
    }

    /** Whether a person must act on a rollback or should look at a version. */
    boolean isCalling() {
        return rollbackAlerts.isCalling() || doubts.isCalling();
    }

    /** The alerts that say so. */
    void alerts(Consumer<Alert> into) {
        rollbackAlerts.alerts(into);
        doubts.alerts(into);
    }

    List<WatchSnapshot> snapshot() {
        return watches.snapshot();
    }

    /** Takes over the deployments of an earlier life, the newest first. */
    void recall(List<Watch> known, Instant now) {
        recalled = true;
        watches.recall(known, now);
        version = version == null ? watches.list().newestVersion() : version;
    }

    /** Takes over an alert of an earlier life; answers whether it goes on. */
    boolean recall(Alert alert) {
        return rollbackAlerts.recall(alert) || doubts.recall(alert);
    }

    /** A critical alert that fires since an earlier life. */
    void recallCritical(Alert alert, Instant now, Consumer<Effect> effects) {
        watches.recallCritical(alert, now, effects);
    }

    /**
     * A new version, as reported or as the target's own answers tell.
     *
     * @param before how the service stood, which is then no fault of this version
     */
    void deploy(Deployment deployment, Before before, Instant now, Consumer<Effect> effects) {
        version = deployment.version();
        watches.open(deployment, before, now, effects);
        rollbackAlerts.end(
                "version " + deployment.version() + " was deployed", now, alert -> news.say(alert, now, effects));
    }

    /** Whether a version that regressed stands, and the service has not recovered since: what comes then is to cure it. */
    boolean isAiling() {
        return watches.list().ailing().isPresent();
    }

    /** What fires when a version comes, of which its rollout may have begun the youngest: to be called after {@link #deploy}. */
    void found(Deployment deployment, List<Alert> critical, Instant now) {
        watches.found(deployment, critical, now);
    }

    /** What a rollback of one of the deployments came to. */
    void progress(RollbackProgress progress, Consumer<Effect> effects) {
        if (watches.regressions().progress(progress, effects)) {
            boolean pressing = watches.regressions().isPressing(progress.deploymentId());
            rollbackAlerts.follow(progress, pressing, alert -> news.say(alert, progress.at(), effects));
        }
    }

    /** A probe has ended, whatever asked for it. */
    void check(Sample sample, Instant now, Consumer<Effect> effects) {
        watches.check(sample, now, effects);
    }

    /** Holds a scheduled sample against the newest. */
    void weigh(Sample sample, Instant now, Consumer<Effect> effects) {
        if (watches.measured(sample) && watches.weigh(now, effects)) {
            end("the service is as before", now, effects);
        }
    }

    /** A version that an answer names for the first time is a deployment that nobody reported; null when it is none. */
    @Nullable
    Deployment unreported(Outcome outcome, Instant now) {
        String seen = outcome instanceof Outcome.Answered answered
                ? answered.observed().version()
                : null;
        if (seen == null) {
            return null;
        }
        boolean again = seen.equals(answered);
        answered = seen;
        if (seen.equals(version)) {
            return null;
        }
        String before = version;
        version = seen;
        watches.guard().restart();
        if (!recalled || before == null || again || watches.list().knows(seen)) {
            return null;
        }
        String id = news.service() + "-" + Long.toString(now.toEpochMilli(), 36) + "-seen";
        return new Deployment(id, news.service(), seen, before, null, null, "its own answer", now);
    }

    /** A critical alert of the service has begun. */
    void failed(Alert alert, Instant now, Consumer<Effect> effects) {
        watches.criticalFired(alert, now, effects);
    }

    /** A critical alert of the service is over. */
    void over(Alert alert) {
        watches.over(alert);
    }

    /** The last critical alert of the service is over. */
    void recovered(Instant now, Consumer<Effect> effects) {
        if (watches.allClear(now, effects)) {
            end("the service has recovered", now, effects);
        }
    }

    /** The watch under way; null when there is none. */
    @Nullable
    OpenWatch open() {
        return watches.open(hosts);
    }

    /** What this service shows in the open watches of others, if it tells something of the environment alone: it has other hosts, or was named. */
    Map<String, ControlReading> control(Collection<OpenWatch> open) {
        return watches.control(news.service(), open, watch -> watch.mayBeJudgedBy(news.service(), hosts));
    }

    void heed(ControlGroup group) {
        watches.guard().heed(group);
    }

    /** Whether time alone changes nothing: no version is remembered. */
    boolean areQuiet() {
        return watches.areQuiet();
    }

    /** Time has gone on. */
    void at(Instant now, Consumer<Effect> effects) {
        watches.at(now, effects);
        watches.regressions()
                .unhelped(now, effects)
                .ifPresent(told -> rollbackAlerts.didNotHelp(told, alert -> news.say(alert, now, effects)));
        if (recalled) {
            doubts.follow(
                    watches.doubt(now),
                    watches.isCritical(),
                    watches.list()::standing,
                    now,
                    alert -> news.say(alert, now, effects));
        }
    }

    private void end(String why, Instant now, Consumer<Effect> effects) {
        rollbackAlerts.end(why, now, over -> news.say(over, now, effects));
    }
}
