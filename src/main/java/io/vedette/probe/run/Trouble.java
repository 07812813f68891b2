package io.vedette.probe.run;

import io.vedette.sample.Reason;

/** Why a probe did not get its answer: the target's doing, or ours. Details are one sentence without secrets. */
public sealed interface Trouble {
    String detail();

    /** This trouble, when it was the first of {@code addresses} that all failed. */
    default Trouble ofAll(int addresses) {
        if (addresses == 1) {
            return this;
        }
        var more = detail() + ", and " + (addresses - 1)
                + (addresses == 2 ? " more address failed" : " more addresses failed");
        return switch (this) {
            case Theirs theirs -> new Theirs(theirs.reason(), more);
            case Ours _ -> new Ours(more);
        };
    }

    /** The target's, or the network's on the way to it. */
    record Theirs(Reason reason, String detail) implements Trouble {}

    /** Ours: the target is not charged. */
    record Ours(String detail) implements Trouble {}
}
