package io.vedette.deployment.evidence;

/**
 * One part of the evidence, with all that is needed to compute it again.
 *
 * @param name as in {@code errors}, {@code median p90} or {@code paired median}
 * @param trials how many slots of the candidate were counted
 * @param hits how many were bad, slower than the bound, or worse than their pair
 * @param bound the tolerated rate of hits under the hypothesis that nothing is worse
 * @param lnE the natural logarithm of its e-value
 */
public record Component(String name, long trials, long hits, double bound, double lnE) {
    static final String PAIRED_ERRORS = "paired errors";
    static final String PAIRED_MEDIAN = "paired median";
}
