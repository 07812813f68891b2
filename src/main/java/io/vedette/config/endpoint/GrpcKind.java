package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.grpc.GrpcSpec;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** gRPC servers that answer for their health. */
final class GrpcKind implements EndpointKind {
    private static final Key<String> SERVICE = Key.of(
                    "service",
                    Scalars.matching(
                            "service", "a service's full name such as shop.v1.Checkout", "^[A-Za-z0-9_./-]{1,200}$"),
                    "Whose health is asked for.")
            .orElse("the server as a whole")
            .example("shop.v1.Checkout");

    @Override
    public List<String> schemes() {
        return List.of("grpc", "grpcs");
    }

    @Override
    public String description() {
        return """
                One call of `grpc.health.v1.Health/Check` over HTTP/2 on a fresh connection, with the probe's timeout as the call's deadline; `grpcs` is the same under \
                TLS, on port 443 if none is written. Up is `SERVING`. Everything else that the server says is down with reason `status`: `NOT_SERVING`, `NOT_FOUND` for a \
                service that it does not know, `UNIMPLEMENTED` where there is no health service.

                ```yaml
                - url: grpcs://checkout.example.org:8443
                  service: shop.v1.Checkout
                ```""";
    }

    @Override
    public String example() {
        return "grpc://checkout.example.org:50051";
    }

    @Override
    public @Nullable String fault(URI url) {
        String fault = EndpointUrls.hostFault(url);
        if (fault != null) {
            return fault;
        }
        boolean isBare = url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
        boolean hasPort = EndpointUrls.namesPort(url) || Kinds.scheme(url).equals("grpcs");
        return isBare && hasPort ? null : "expected " + Kinds.scheme(url) + "://host:port and nothing after it";
    }

    @Override
    public List<Key<?>> keys() {
        return Approaches.keysAnd(SERVICE);
    }

    @Override
    public List<Key<?>> expectations() {
        return List.of(SharedKeys.CERTIFICATE, SharedKeys.LATENCY);
    }

    @Override
    public Set<Key<?>> senseless(URI url) {
        return Kinds.scheme(url).equals("grpcs") ? Set.of() : Set.of(TlsKeys.TLS, SharedKeys.CERTIFICATE);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new GrpcSpec(
                url,
                endpoint.find(SERVICE, ""),
                Approaches.spec(endpoint),
                EndpointSection.conditions(endpoint, SharedKeys::everywhere));
    }
}
