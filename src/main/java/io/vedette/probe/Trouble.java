package io.vedette.probe;

import io.vedette.sample.Reason;

/** Why a probe did not get its answer: the target's doing, or ours. Details are one sentence without secrets. */
sealed interface Trouble {
    String detail();

    /** The target's, or the network's on the way to it. */
    record Theirs(Reason reason, String detail) implements Trouble {}

    /** Ours: the target is not charged. */
    record Ours(String detail) implements Trouble {}
}
