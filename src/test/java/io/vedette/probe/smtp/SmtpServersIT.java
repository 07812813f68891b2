package io.vedette.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vedette.demo.mail.SelfSigned;
import io.vedette.demo.mail.SmtpSink;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Login;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.StartTls;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two mail servers that other people's programs talk to. */
final class SmtpServersIT {
    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    private static SmtpSpec spec(int port, Approach approach, StartTls startTls, String password) {
        var access = new SmtpSpec.Access(new Login("vedette", new Secret(password)), startTls == StartTls.NEVER);
        return new SmtpSpec(URI.create("smtp://127.0.0.1:" + port), approach, startTls, null, access, List.of());
    }

    @Test
    void greenMailTakesTheLoginAndRefusesAnother() {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            mail.setUser("vedette@example.org", "vedette", "s3cret");
            mail.getManagers().getUserManager().setAuthRequired(true);
            var port = mail.getSmtp().getPort();

            var good = prober.probe(spec(port, Approach.USUAL, StartTls.NEVER, "s3cret"));
            var bad = prober.probe(spec(port, Approach.USUAL, StartTls.NEVER, "guess"));

            assertThat(good).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Down) bad).reason()).isEqualTo(Reason.STATUS);
        } finally {
            mail.stop();
        }
    }

    @Test
    void aRelayThatWantsStartTlsAndALoginIsUp(@TempDir Path directory) throws IOException {
        var vertx = Vertx.vertx();
        try {
            var key = SelfSigned.create(directory);
            var sink = Prober.await(SmtpSink.start(vertx, key, new SmtpSink.Login("vedette", "s3cret"), _ -> {}));
            var pem = new Pem("relay.pem", Files.readString(key.certificate()));

            var outcome = prober.probe(
                    spec(sink.port(), Approach.speaking(TlsSpec.trusting(pem)), StartTls.REQUIRED, "s3cret"));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(sink.mails()).isEmpty();
        } finally {
            Prober.await(vertx.close());
        }
    }
}
