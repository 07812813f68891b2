package io.vedette.sample;

import java.util.Locale;

/** Why a target is down or degraded: the closed set that users see in metrics, alerts and the API; docs/expectations.md says of each what to do. */
public enum Reason {
    /** The name did not resolve, resolved to nothing usable, or no name server answered before the deadline. */
    DNS,
    /** The peer refused the connection. */
    REFUSED,
    /** No route to the peer. */
    UNREACHABLE,
    /** The deadline of the probe passed once the address was known; the detail names the phase. */
    TIMEOUT,
    /** The peer closed or reset the connection before its answer was whole. */
    RESET,
    /** The TLS handshake failed for another cause than the certificate. */
    TLS,
    /** The certificate is expired, too close to its end, untrusted, or for another name. */
    CERTIFICATE,
    /** The status is not an expected one. */
    STATUS,
    /** A header is missing or has another value. */
    HEADER,
    /** The body lacks what was expected. */
    BODY,
    /** The answer leads where a probe does not follow: too often, in a circle, to another scheme, or to no URL. */
    REDIRECT,
    /** A value is not as expected: a figure of a metrics page, a query's result, an expression over the answer. */
    VALUE,
    /** The answer took longer than expected. */
    LATENCY,
    /** A job did not report in time. */
    LATE,
    /** The peer does not speak the protocol. */
    PROTOCOL,
    /** The answer is larger than the probe reads. */
    TOO_LARGE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word as metrics and the API spell it. */
    public String label() {
        return label;
    }
}
