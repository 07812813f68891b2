package io.vedette.monitor;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.deployment.evidence.Period;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deployments of one service, the newest first, the last {@value #KEPT}; belongs to the event loop of its service. */
final class WatchList {
    private static final int KEPT = 50;
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofHours(1);

    private final Deque<Watch> watches = new ArrayDeque<>(0);

    @Nullable
    Watch newest() {
        return watches.peekFirst();
    }

    Stream<Watch> stream() {
        return watches.stream();
    }

    void add(Watch newest) {
        watches.addFirst(newest);
        while (watches.size() > KEPT) {
            watches.removeLast();
        }
    }

    /** Older ones than those that are here, the newest first. */
    void addOlder(Collection<Watch> known) {
        watches.addAll(known);
    }

    /** What changed of the newest need not be kept each time. */
    void replaceNewest(Watch after) {
        watches.removeFirst();
        watches.addFirst(after);
    }

    /** Puts what became of one in its place, to be kept. */
    void replace(Watch before, Watch after, Consumer<Effect> effects) {
        if (before.equals(after)) {
            return;
        }
        effects.accept(new Effect.Watched(after));
        List<Watch> all = List.copyOf(watches);
        watches.clear();
        all.forEach(watch -> watches.addLast(watch.equals(before) ? after : watch));
    }

    Optional<Watch> find(String deploymentId) {
        return watches.stream()
                .filter(watch -> watch.deployment().id().equals(deploymentId))
                .findFirst();
    }

    boolean knows(String version) {
        return watches.stream()
                .anyMatch(watch -> watch.deployment().version().equals(version)
                        || version.equals(watch.deployment().previousVersion()));
    }

    /** When versions ran that regressed: until it was over, or an hour more for who takes them back by hand. They are no example. */
    List<Period> takenBack() {
        var periods = new ArrayList<Period>();
        Instant replaced = Instant.MAX;
        for (Watch watch : watches) {
            Instant judged = watch.judgedAt();
            Instant from = watch.deployment().at();
            if (watch.verdict() == Verdict.REGRESSED && judged != null) {
                Instant recovered = watch.recoveredAt();
                Instant over = recovered == null ? judged.plus(TAKEN_BACK_WITHIN) : recovered;
                periods.add(new Period(from, over.isBefore(replaced) ? over : replaced));
            }
            replaced = from;
        }
        return periods;
    }

    /** The newest regression that is not over, unless something else than its rollback was deployed since. */
    Optional<Watch> ailing() {
        var later = new ArrayList<Deployment>();
        for (Watch watch : watches) {
            Deployment deployment = watch.deployment();
            if (watch.verdict() == Verdict.REGRESSED) {
                boolean stands = later.stream().allMatch(each -> each.isReturnFrom(deployment));
                return stands && watch.ailing() ? Optional.of(watch) : Optional.empty();
            }
            later.add(deployment);
        }
        return Optional.empty();
    }

    /** The version that was deployed last, as far as is known. */
    @Nullable
    String newestVersion() {
        Watch newest = newest();
        return newest == null ? null : newest.deployment().version();
    }

    /** How the newest stands. */
    String standing() {
        Watch newest = newest();
        if (newest == null) {
            return "no deployment is remembered";
        }
        String version = "version " + newest.deployment().version();
        return newest.recoveredAt() == null
                ? version + ", " + newest.verdict().label() + ": " + newest.why()
                : version + " had " + newest.verdict().label() + "; the service is as before";
    }

    /** @param suspected whether the newest is under suspicion while it is watched */
    List<WatchSnapshot> snapshot(boolean suspected, Smoke smoke) {
        return watches.isEmpty()
                ? List.of()
                : watches.stream()
                        .map(watch -> snapshot(watch, suspected, smoke))
                        .toList();
    }

    private static WatchSnapshot snapshot(Watch watch, boolean suspected, Smoke smoke) {
        List<SmokeCheck> checks = smoke.of(watch.deployment());
        var stage = watch.rollback();
        return new WatchSnapshot(
                watch.deployment(),
                watch.verdict(),
                watch.why(),
                watch.until(),
                watch.judgedAt(),
                stage == null ? null : stage.label(),
                watch.aftermath(),
                watch.isHeld()
                        || (watch.watching() && suspected)
                        || checks.stream().anyMatch(check -> check.result() == SmokeCheck.Result.FAILED),
                checks);
    }
}
