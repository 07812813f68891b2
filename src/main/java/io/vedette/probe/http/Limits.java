package io.vedette.probe.http;

/**
 * How far a probe goes with a target.
 *
 * @param body how much of a body is read, in bytes, packed or unpacked; a longer one fails as too large
 * @param redirects how many are followed; none makes a 3xx an answer like another
 */
public record Limits(int body, int redirects) {
    /** Enough for any health answer, small enough for thousands at once; no redirects, for a login page is up when the service is not. */
    public static final Limits USUAL = new Limits(1 << 20, 0);
}
