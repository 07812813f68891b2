package io.vedette.replay;

/**
 * What a trouble cost one objective.
 *
 * @param bad its bad samples
 * @param budgetShare how much of the objective's whole budget they are: 1 is all of it
 */
public record Cost(String slo, long bad, double budgetShare) {}
