package io.vedette.sample;

/**
 * How long each part of one probe took, in microseconds of the monotonic clock; {@link #NONE} where a phase did not happen.
 *
 * @param dns name resolution
 * @param connect TCP handshake
 * @param tls TLS handshake
 * @param waiting from the request's last byte to the answer's first
 * @param transfer from the answer's first byte to its last
 */
public record Phases(long dns, long connect, long tls, long waiting, long transfer) {
    /** The mark of a phase that did not happen. */
    public static final long NONE = -1;

    /** No phase at all. */
    public static final Phases EMPTY = new Phases(NONE, NONE, NONE, NONE, NONE);

    /** The sum of the phases that happened, in microseconds. */
    public long total() {
        return zeroIfNone(dns) + zeroIfNone(connect) + zeroIfNone(tls) + zeroIfNone(waiting) + zeroIfNone(transfer);
    }

    private static long zeroIfNone(long phase) {
        return phase == NONE ? 0 : phase;
    }
}
