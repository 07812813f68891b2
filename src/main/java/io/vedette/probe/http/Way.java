package io.vedette.probe.http;

import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.TlsSpec;

/**
 * How a request gets to its target.
 *
 * @param tls for https
 */
public record Way(Addressing addressing, TlsSpec tls) {
    public static final Way USUAL = new Way(Addressing.ANY, TlsSpec.USUAL);
}
