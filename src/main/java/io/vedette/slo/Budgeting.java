package io.vedette.slo;

import java.time.Duration;

/** In what an error budget is counted. */
public sealed interface Budgeting {
    Budgeting OCCURRENCES = new Occurrences();

    /** In probes. */
    record Occurrences() implements Budgeting {}

    /**
     * In slices of time, each good or bad as a whole, so that a slice with many bad probes costs no more than one with just too many.
     *
     * @param slice aligned to the epoch
     * @param target the share of good probes from which on a slice is good
     */
    record TimeSlices(Duration slice, Ratio target) implements Budgeting {}
}
