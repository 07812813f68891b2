package io.vedette.probe.tcp;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Conversation;
import io.vedette.probe.run.Judgement;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.Step;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up when the TCP handshake with one of the target's addresses ends in time. */
public final class TcpProbe implements RecordedProbe {
    private final Loop loop;
    private final Site site;
    private final List<Condition<Timed>> expect;

    public TcpProbe(Loop loop, Site site, TcpSpec spec) {
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
        protected void onConnected(Channel channel) {
            Timed answer = this::phases;
            if (recorder != null) {
                recorder.judged(expect, answer);
            }
            finish(Judgement.of(expect, answer).outcome(phases(), Observed.NOTHING));
        }

        @Override
        protected void onProgress(Step step, Future<?> progress) {}

        @Override
        protected Observed observed() {
            return Observed.NOTHING;
        }
    }
}
