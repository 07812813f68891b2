package io.vedette.probe.smtp;

import io.vedette.probe.run.Dialogue.Terms;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.StartTls;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Up when a mail server greets, answers EHLO, goes on under TLS as asked, and takes the login if there is one. No mail is sent. */
public final class SmtpProbe implements RecordedProbe {
    private static final int MOST_HEARD = 64 << 10;

    final Loop loop;
    final Site site;
    final SmtpSpec spec;
    final Terms terms;

    public SmtpProbe(Loop loop, SmtpSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), spec.defaultPort(), timeout);
        var mayBeSecured = spec.isSecure() || spec.startTls() != StartTls.NEVER;
        var trust = mayBeSecured ? loop.trusts.of(spec.approach().tls()) : null;
        terms = new Terms(trust, secrets(spec), MOST_HEARD);
    }

    private static Secrets secrets(SmtpSpec spec) {
        return spec.access() == null
                ? Secrets.NONE
                : Secrets.of(
                        spec.access().login().password().reveal(),
                        Passing.plain(spec.access().login()));
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new SmtpTalk(this, recorder).start();
    }
}
