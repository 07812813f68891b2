package io.vedette.bench.guard;

import io.vedette.bench.guard.Stream.Change;
import io.vedette.deployment.evidence.Baseline;
import io.vedette.deployment.evidence.Evidence;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.PairBaseline;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One simulated deployment: a day of the old version, some probes of the new one, and what each rule made of it. */
public final class Trial {
    private static final int DAY = 8640;
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private final long[] baseline;
    private final long[] candidate;
    private final long[] beside;

    Trial(Stream stream, Change change, int probes, long seed) {
        var random = new SplittableRandom(seed);
        baseline = stream.probes(DAY, Change.NONE, random);
        double[] levels = new double[Stream.hours(probes)];
        candidate = stream.probes(probes, change, random, levels);
        beside = stream.probes(probes, Change.NONE, random, levels);
    }

    /** After how many probes the guard says REGRESSED; -1 for never. */
    int guard() {
        return blamed(new Evidence(frozen()));
    }

    /** The same, where the version before stays reachable and is probed beside the new one. */
    int paired() {
        return blamed(Evidence.paired(frozen(), PairBaseline.AT_LEAST, GuardSettings.DEFAULT));
    }

    private Baseline frozen() {
        return Baseline.of(slots(baseline, 0), GuardSettings.DEFAULT, 1);
    }

    private int blamed(Evidence evidence) {
        List<Slot> slots = slots(candidate, DAY);
        List<Slot> before = slots(beside, DAY);
        for (int i = 0; i < slots.size(); i++) {
            evidence.add(slots.get(i));
            evidence.add(new SlotPair(slots.get(i), before.get(i)));
            if (evidence.lnE() >= GuardSettings.DEFAULT.lnRegressed()) {
                return (i + 1) * GuardSettings.DEFAULT.slotProbes();
            }
        }
        return -1;
    }

    int mannWhitney() {
        return Rules.mannWhitney(baseline, candidate);
    }

    int threeStrikes() {
        return Rules.threeStrikes(candidate);
    }

    int failedMinutes(int limit) {
        return Rules.failedMinutes(candidate, limit);
    }

    private static List<Slot> slots(long[] probes, int offset) {
        int size = GuardSettings.DEFAULT.slotProbes();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i + size <= probes.length; i += size) {
            long[] good = Arrays.stream(probes, i, i + size)
                    .filter(probe -> probe != Stream.FAILED)
                    .toArray();
            slots.add(Slot.of(START.plusSeconds(10L * (offset + i)), size - good.length, good));
        }
        return slots;
    }
}
