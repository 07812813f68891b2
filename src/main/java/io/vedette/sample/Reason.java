package io.vedette.sample;

import java.util.Locale;

/** Why a target is down or degraded: the closed set that users see in metrics, alerts and the API; docs/expectations.md says of each what to do. */
public enum Reason {
    /** The name did not resolve, resolved to nothing usable, or no name server answered before the deadline. */
    DNS(0),
    /** The peer refused the connection. */
    REFUSED(1),
    /** No route to the peer. */
    UNREACHABLE(2),
    /** The deadline of the probe passed once the address was known; the detail names the phase. */
    TIMEOUT(3),
    /** The peer closed or reset the connection before its answer was whole. */
    RESET(4),
    /** The TLS handshake failed for another cause than the certificate. */
    TLS(5),
    /** The certificate is expired, too close to its end, untrusted, or for another name. */
    CERTIFICATE(6),
    /** The status is not an expected one. */
    STATUS(7),
    /** A header is missing or has another value. */
    HEADER(8),
    /** The body lacks what was expected. */
    BODY(9),
    /** The answer leads where a probe does not follow: too often, in a circle, to another scheme, or to no URL. */
    REDIRECT(10),
    /** A value is not as expected: a figure of a metrics page, a query's result, an expression over the answer. */
    VALUE(11),
    /** The answer took longer than expected. */
    LATENCY(12),
    /** A job did not report in time. */
    LATE(13),
    /** The peer does not speak the protocol. */
    PROTOCOL(14),
    /** The answer is larger than the probe reads. */
    TOO_LARGE(15);

    /** One more than the largest code. */
    public static final int CODES = 16;

    private static final Reason[] BY_CODE = byCode();

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int code;

    Reason(int code) {
        this.code = code;
    }

    private static Reason[] byCode() {
        var reasons = new Reason[CODES];
        for (Reason reason : values()) {
            reasons[reason.code] = reason;
        }
        return reasons;
    }

    /** The number that files keep: it never changes, and none is given twice. */
    public int code() {
        return code;
    }

    /** The reason of a code below {@link #CODES}. */
    public static Reason of(int code) {
        return BY_CODE[code];
    }

    /** The word as metrics and the API spell it. */
    public String label() {
        return label;
    }
}
