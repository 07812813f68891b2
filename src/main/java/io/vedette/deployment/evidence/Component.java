package io.vedette.deployment.evidence;

/**
 * One part of the evidence, with all that is needed to compute it again.
 *
 * @param name as in {@code errors} or {@code median p90}
 * @param trials how many slots of the candidate were counted
 * @param hits how many were bad, or slower than the bound
 * @param bound the tolerated rate of hits under the hypothesis that nothing is worse
 * @param lnE the natural logarithm of its e-value
 */
public record Component(String name, long trials, long hits, double bound, double lnE) {}
