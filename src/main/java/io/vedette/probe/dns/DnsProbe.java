package io.vedette.probe.dns;

import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question to a name server over UDP, over TCP when the answer does not fit. Asked anew each time: nothing is cached. */
public final class DnsProbe implements RecordedProbe {
    private static final List<Condition<? super DnsAnswer>> ANSWERED =
            List.of(new DnsExpectation.RcodeIs(Rcode.NOERROR), new DnsExpectation.CountIs(Bound.AT_LEAST_ONE));

    final Loop loop;
    final Duration timeout;
    final DnsUrl url;
    final Question question;
    final List<Condition<? super DnsAnswer>> expect;

    /** @throws IllegalArgumentException with a sentence for people if the URL asks nothing */
    public DnsProbe(Loop loop, Duration timeout, DnsSpec spec) {
        this.loop = loop;
        this.timeout = timeout;
        url = DnsUrl.of(spec.url());
        question = url.question();
        expect = spec.expect().isEmpty() ? ANSWERED : spec.expect();
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new Lookup(this, recorder).start();
    }
}
