package io.vedette.monitor;

import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotGatherer;
import io.vedette.deployment.evidence.SlotHistory;
import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.Target;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One endpoint's probes as slots, gathered all the time; belongs to the event loop of its service. */
final class GuardedEndpoint {
    private static final int VERSION = 1;
    private static final int FAILING = 2;

    private final Target target;
    private final Duration watch;
    private final int probes;
    private final SlotGatherer gatherer;
    private final SlotHistory history;
    private int failures;
    private Instant failingSince = Instant.MIN;

    GuardedEndpoint(Target target, GuardSettings settings, Duration watch) {
        this.target = target;
        this.watch = watch;
        this.probes = settings.slotProbes();
        this.gatherer = new SlotGatherer(probes, target.interval());
        this.history = new SlotHistory(probes, target.interval(), watch);
    }

    /** Whether this is what one of these would be. */
    boolean isOf(Target other, Duration otherWatch) {
        return target.equals(other) && watch.equals(otherWatch);
    }

    SlotHistory history() {
        return history;
    }

    /** Whether it failed when it was probed last, and before that: one failure alone happens. */
    boolean isFailing() {
        return failures >= FAILING;
    }

    /** Whether both began to fail at about the same time: when one of them was gone before, that says nothing of the other. */
    boolean isFailingWith(GuardedEndpoint other) {
        Duration apart = Duration.between(failingSince, other.failingSince).abs();
        return isFailing()
                && other.isFailing()
                && apart.compareTo(target.interval().multipliedBy(FAILING)) <= 0;
    }

    /** A scheduled probe has ended. Gives the slot that it completes. */
    @Nullable
    Slot accept(Sample sample) {
        Slot slot =
                switch (sample.outcome()) {
                    case Outcome.Answered answered -> {
                        failures = 0;
                        yield gatherer.answered(sample.due(), answered.phases().total());
                    }
                    case Outcome.Down _ -> {
                        failingSince = failures == 0 ? sample.due() : failingSince;
                        failures = Math.min(FAILING, failures + 1);
                        yield gatherer.failed(sample.due());
                    }
                    case Outcome.Unknown _ -> {
                        gatherer.restart();
                        yield null;
                    }
                };
        if (slot != null) {
            history.add(slot);
        }
        return slot;
    }

    /** Another version runs from here on: no slot is of both. */
    void restart() {
        gatherer.restart();
    }

    /** All but the slots of hours that are over. */
    byte[] encode() {
        var packer = new Packer(VERSION).number(probes).number(target.interval().toNanos());
        gatherer.pack(packer);
        return packer.block(history.encodeRecent()).bytes();
    }

    /** Takes up what one of the same interval knew. */
    void decode(byte[] recent, byte[] sealed) {
        var unpacker = new Unpacker(VERSION, recent);
        boolean alike = unpacker.number() == probes
                && unpacker.number() == target.interval().toNanos();
        if (!alike) {
            return;
        }
        gatherer.unpack(unpacker);
        byte[] newest = unpacker.block();
        if (!unpacker.isWholeAndAtItsEnd()) {
            gatherer.restart();
            return;
        }
        history.decode(sealed);
        history.decode(newest);
    }
}
