package io.vedette.app;

import io.vedette.engine.Board;
import io.vedette.monitor.ServicePlan;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says why the daemon does not do its work, if it does not: what a dead-man switch must not hide. Belongs to the couriers' event loop. */
final class WellBeing implements Supplier<List<String>> {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Board board;
    private final InstantSource clock;
    private final Supplier<Optional<String>> unwritten;
    private Optional<Duration> patience = Optional.empty();
    private Instant lately;
    private long probed;

    /** @param unwritten says why history cannot be written, if it cannot */
    WellBeing(Board board, InstantSource clock, Supplier<Optional<String>> unwritten) {
        this.board = board;
        this.clock = clock;
        this.unwritten = unwritten;
        this.lately = clock.instant();
    }

    /** From now on probes of these services must leave, the first of them within twice the shortest of their intervals. */
    void expect(Collection<ServicePlan> plans) {
        lately = clock.instant();
        patience = plans.stream()
                .flatMap(plan -> plan.service().targets().stream())
                .map(Target::interval)
                .min(Comparator.naturalOrder())
                .map(shortest -> shortest.multipliedBy(2).plus(SILENCE));
    }

    @Override
    public List<String> get() {
        var troubles = new ArrayList<String>();
        Instant now = clock.instant();
        List<Integer> silent = board.silentSince(now.minus(SILENCE));
        if (!silent.isEmpty()) {
            troubles.add("event loops give no sign: " + silent);
        }
        if (isIdle(now)) {
            troubles.add("nothing was probed since " + lately);
        }
        unwritten.get().ifPresent(why -> troubles.add("history cannot be written: " + why));
        return troubles;
    }

    private boolean isIdle(Instant now) {
        long left = board.loops().stream()
                .mapToLong(loop -> loop.lateness().count())
                .sum();
        lately = left == probed ? lately : now;
        probed = left;
        return patience.filter(allowed -> lately.plus(allowed).isBefore(now)).isPresent();
    }
}
