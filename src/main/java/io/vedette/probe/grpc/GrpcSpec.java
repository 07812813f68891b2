package io.vedette.probe.grpc;

import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * {@code grpc.health.v1.Health/Check} of {@code grpc://host:port} or, under TLS, {@code grpcs://host:port}.
 *
 * @param service whose health is asked for; empty for the server's as a whole
 */
public record GrpcSpec(URI url, String service, Approach approach, List<Condition<? super Reached>> expect)
        implements ProbeSpec {
    /** No port is usual for gRPC in the clear; under TLS it is that of HTTPS. */
    public static final int DEFAULT_PORT = 443;

    public GrpcSpec {
        expect = List.copyOf(expect);
    }

    @Override
    public GrpcSpec at(URI other) {
        return new GrpcSpec(other, service, approach, expect);
    }

    public boolean isSecure() {
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).equals("grpcs");
    }
}
