package io.vedette.probe.icmp;

import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Site;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Up when a host answers echo requests, as many of them as is expected. */
public final class IcmpProbe implements RecordedProbe {
    /** Echo requests know no ports; an address for Netty has one. */
    private static final int NO_PORT = 1;

    final Loop loop;
    final Site site;
    final IcmpSpec spec;

    /** How long each request waits for its answer. */
    final Duration patience;

    public IcmpProbe(Loop loop, IcmpSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        site = Site.of(HostPort.of(spec.url(), NO_PORT), spec.addressing(), timeout);
        patience = timeout.multipliedBy(9).dividedBy(10L * spec.packets());
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new Pinging(this, recorder).start();
    }
}
