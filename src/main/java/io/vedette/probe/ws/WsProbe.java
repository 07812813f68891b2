package io.vedette.probe.ws;

import io.vedette.probe.run.Condition;
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

/** Up when a server upgrades the connection to a WebSocket, says what is expected, and closes it in good order. */
public final class WsProbe implements RecordedProbe {
    private static final int MOST_HEARD = 256 << 10;

    final Loop loop;
    final Site site;
    final WsSpec spec;
    final Terms terms;
    final String target;
    final String host;

    /** What must be heard before the connection is closed. */
    final List<String> awaited;

    public WsProbe(Loop loop, WsSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = spec.approach().site(spec.url(), spec.defaultPort(), timeout);
        var trust = spec.isSecure() ? loop.trusts.of(spec.approach().tls()) : null;
        terms = new Terms(
                trust,
                spec.send() == null ? Secrets.NONE : Secrets.of(spec.send().reveal()),
                MOST_HEARD);
        var path = spec.url().getRawPath() == null || spec.url().getRawPath().isEmpty()
                ? "/"
                : spec.url().getRawPath();
        target = spec.url().getRawQuery() == null
                ? path
                : path + '?' + spec.url().getRawQuery();
        host = site.place().header(spec.defaultPort());
        awaited = spec.expect().stream()
                .map(Condition::bare)
                .filter(MessageHas.class::isInstance)
                .map(expected -> ((MessageHas) expected).text())
                .toList();
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new WsTalk(this, recorder).start();
    }
}
