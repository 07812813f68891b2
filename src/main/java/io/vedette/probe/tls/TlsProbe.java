package io.vedette.probe.tls;

import io.vedette.probe.run.Dialogue;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Site;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Up when a TLS handshake succeeds with a trusted certificate and came to what was expected. What the peer presented is told even if it does not. */
public final class TlsProbe implements RecordedProbe {
    private final Loop loop;
    private final Site site;
    private final HandshakeSpec spec;
    private final Dialogue.Terms terms;

    public TlsProbe(Loop loop, HandshakeSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), HandshakeSpec.DEFAULT_PORT, timeout);
        terms = new Dialogue.Terms(loop.trusts.of(spec.approach().tls()), Secrets.NONE, 0);
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new Handshake(recorder).start();
    }

    private final class Handshake extends Dialogue<Reached> {
        Handshake(@Nullable Recorder recorder) {
            super(TlsProbe.this.loop, TlsProbe.this.site, terms, recorder);
        }

        @Override
        protected void onOpen() {
            secure();
        }

        @Override
        protected void onSecured() {
            endTls();
            concludeKindly(spec.expect());
        }

        @Override
        protected void onHeard() {}

        @Override
        protected Reached answer() {
            return reached();
        }
    }
}
