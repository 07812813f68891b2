package io.vedette.slo;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import io.vedette.window.Mark;
import io.vedette.window.OpenSlots;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * When each endpoint last succeeded, and so how fresh it is at the end of a slot; belongs to the event loop of its service.
 *
 * <p>Stale is bad, but not measured while we were the ones who could not look: until as much time as may pass between two successes was watched, and while the
 * endpoint's last sample was none.
 */
final class Successes {
    private static final long NEVER = -(1L << 60);

    private final OpenSlots slots;
    private final long ageMillis;
    private final List<TargetId> targets;
    private final long[][] inSlot;
    private final long[] success;
    private final long[] blind;
    private final long[] looked;
    private long watchedSince = NEVER;

    Successes(Duration age, List<TargetId> targets, OpenSlots slots) {
        this.slots = slots;
        this.ageMillis = age.toMillis();
        this.targets = List.copyOf(targets);
        this.inSlot = new long[targets.size()][slots.size()];
        this.success = filled(targets.size());
        this.blind = filled(targets.size());
        this.looked = filled(targets.size());
        for (long[] each : inSlot) {
            Arrays.fill(each, NEVER);
        }
    }

    private static long[] filled(int size) {
        long[] moments = new long[size];
        Arrays.fill(moments, NEVER);
        return moments;
    }

    void record(Sample sample, long slot) {
        int target = targets.indexOf(sample.target());
        long due = sample.due().toEpochMilli();
        switch (sample.outcome()) {
            case Outcome.Answered _ -> {
                looked[target] = Math.max(looked[target], due);
                if (slots.isOpen(slot)) {
                    int place = slots.place(slot);
                    inSlot[target][place] = Math.max(inSlot[target][place], due);
                } else {
                    success[target] = Math.max(success[target], due);
                }
            }
            case Outcome.Down _ -> looked[target] = Math.max(looked[target], due);
            case Outcome.Unknown _ -> blind[target] = Math.max(blind[target], due);
        }
    }

    /** A due time of {@code target} was slept through. */
    void missed(TargetId target, long dueMillis) {
        int place = targets.indexOf(target);
        if (place >= 0) {
            blind[place] = Math.max(blind[place], dueMillis);
        }
    }

    /** Counts how every endpoint stands at the end of {@code slot}, which closes. */
    void close(long slot, OpenCounts counts) {
        long end = slots.endOf(slot).toEpochMilli();
        watchedSince = watchedSince == NEVER ? end : watchedSince;
        int place = slots.place(slot);
        for (int target = 0; target < success.length; target++) {
            success[target] = Math.max(success[target], inSlot[target][place]);
            inSlot[target][place] = NEVER;
            counts.count(mark(target, end), 1, slot);
        }
    }

    private Mark mark(int target, long end) {
        if (end - success[target] <= ageMillis) {
            return Mark.GOOD;
        }
        boolean known = success[target] != NEVER || end - watchedSince > ageMillis;
        return known && blind[target] <= looked[target] ? Mark.BAD : Mark.INVALID;
    }

    void pack(Packer packer) {
        packer.number(targets.size()).number(watchedSince);
        for (int target = 0; target < success.length; target++) {
            packer.block(targets.get(target).endpoint().getBytes(StandardCharsets.UTF_8));
            packer.number(Math.max(
                            success[target], Arrays.stream(inSlot[target]).max().orElse(NEVER)))
                    .number(looked[target])
                    .number(blind[target]);
        }
    }

    /** Takes what was packed for endpoints that are still there. */
    void unpack(Unpacker unpacker) {
        int count = unpacker.count();
        watchedSince = unpacker.number();
        for (int i = 0; i < count && unpacker.isWhole(); i++) {
            String endpoint = new String(unpacker.block(), StandardCharsets.UTF_8);
            long[] moments = {unpacker.number(), unpacker.number(), unpacker.number()};
            for (int target = 0; target < targets.size(); target++) {
                if (targets.get(target).endpoint().equals(endpoint)) {
                    success[target] = moments[0];
                    looked[target] = moments[1];
                    blind[target] = moments[2];
                }
            }
        }
    }
}
