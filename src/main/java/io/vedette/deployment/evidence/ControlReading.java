package io.vedette.deployment.evidence;

/**
 * What one service that nobody deployed shows in the time of another's watch, or the version before beside a new one.
 *
 * @param service its name; for the version before, that of its endpoint
 * @param failing whether an endpoint of it failed twice in a row when it was probed last
 * @param slots that were counted, of the endpoint with the fewest
 * @param lnE the natural logarithm of the evidence that it got worse, too
 */
public record ControlReading(String service, boolean failing, long slots, double lnE) {}
