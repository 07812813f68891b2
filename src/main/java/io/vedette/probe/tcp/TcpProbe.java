package io.vedette.probe.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Dialogue.Terms;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Site;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up when one of the target's addresses takes a connection in time and everything expected of the talk on it was heard. */
public final class TcpProbe implements RecordedProbe {
    private static final int MOST_HEARD = 64 << 10;

    final Loop loop;
    final Site site;
    final TcpSpec spec;
    final Terms terms;
    final List<byte[]> said;

    public TcpProbe(Loop loop, TcpSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), 0, timeout);
        var trust = spec.isSecured() ? loop.trusts.of(spec.approach().tls()) : null;
        terms = new Terms(trust, secrets(spec.talk()), MOST_HEARD);
        said = spec.talk().stream().map(TcpProbe::bytes).toList();
    }

    private static Secrets secrets(List<Turn> talk) {
        return Secrets.of(talk.stream()
                .filter(turn -> turn instanceof Turn.Send send && !send.shown())
                .map(turn -> ((Turn.Send) turn).text().reveal().strip())
                .toArray(String[]::new));
    }

    private static byte[] bytes(Turn turn) {
        return turn instanceof Turn.Send send ? send.text().reveal().getBytes(UTF_8) : new byte[0];
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new Talk(this, recorder).start();
    }
}
