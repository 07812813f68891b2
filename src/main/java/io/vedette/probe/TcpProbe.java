package io.vedette.probe;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vedette.probe.Expectation.LatencyUnder;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up when the TCP handshake with one of the target's addresses ends in time. */
final class TcpProbe implements RecordedProbe {
    private final Loop loop;
    private final Site site;
    private final List<Expectation> expect;

    TcpProbe(Loop loop, Site site, TcpSpec spec) {
        this.loop = loop;
        this.site = site;
        expect = spec.latency() == null ? List.of() : List.of(new LatencyUnder(spec.latency()));
    }

    @Override
    public io.vertx.core.Future<Outcome> run(@Nullable Recorder recorder) {
        return new Handshake(recorder).start();
    }

    private final class Handshake extends Conversation {
        Handshake(@Nullable Recorder recorder) {
            super(TcpProbe.this.loop, TcpProbe.this.site, recorder);
        }

        @Override
        void onConnected(Channel channel) {
            var answer = Answer.ofHandshake(phases());
            if (recorder != null) {
                recorder.judged(expect, answer);
            }
            finish(Judgement.of(expect, answer).outcome(phases(), Observed.NOTHING));
        }

        @Override
        void onProgress(Step step, Future<?> progress) {}

        @Override
        Observed observed() {
            return Observed.NOTHING;
        }
    }
}
