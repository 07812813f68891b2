package io.vedette.store;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** Which results were taken back: it came out afterwards that they said nothing of their target. Belongs to one thread. */
final class Revocations {
    private final Set<Due> taken = new HashSet<>();

    private record Due(TargetId target, Instant at) {}

    /** Its due time may be a microsecond off: a batch writes how long before its entry that was, cut to whole ones. */
    void add(Sample sample) {
        for (long off = -1; off <= 1; off++) {
            taken.add(new Due(sample.target(), sample.due().plus(off, ChronoUnit.MICROS)));
        }
    }

    /** What is known of a sample by now. */
    Sample of(Sample sample) {
        boolean stands = taken.isEmpty() || !taken.contains(new Due(sample.target(), sample.due()));
        return stands ? sample : sample.unmeasured(Outcome.Unknown.UNSEEN);
    }

    /** Nothing that was due before is asked for again. */
    void forget(Instant before) {
        taken.removeIf(due -> due.at().isBefore(before));
    }
}
