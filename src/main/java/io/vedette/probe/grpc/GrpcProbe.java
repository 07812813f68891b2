package io.vedette.probe.grpc;

import io.vedette.probe.run.Dialogue.Terms;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Site;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Up when a gRPC server says that it, or one of its services, is serving. */
public final class GrpcProbe implements RecordedProbe {
    /** A health response and its headers take a few hundred bytes. */
    private static final int MOST_HEARD = 64 << 10;

    private static final String CHECK = "/grpc.health.v1.Health/Check";

    final Loop loop;
    final Site site;
    final GrpcSpec spec;
    final Terms terms;
    final byte[] headers;
    final byte[] message;

    public GrpcProbe(Loop loop, GrpcSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), GrpcSpec.DEFAULT_PORT, timeout);
        var trust = spec.isSecure() ? loop.trusts.of(spec.approach().tls(), "h2") : null;
        terms = new Terms(trust, Secrets.NONE, MOST_HEARD);
        var scheme = spec.isSecure() ? "https" : "http";
        headers = Fields.call(scheme, site.place().toString(), CHECK, timeout);
        message = Health.request(spec.service());
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new HealthCheck(this, recorder).start();
    }
}
