package io.vedette.probe.http;

import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An ordered HTTP conversation: up when every step's answer was as expected, one after the other, all within the target's timeout. */
public final class StepsProbe implements RecordedProbe {
    final Loop loop;
    final StepsSpec spec;
    final Duration timeout;

    /** @throws IllegalArgumentException with a sentence for people if the target cannot be probed as it is written */
    public StepsProbe(Loop loop, StepsSpec spec, Duration timeout) {
        if (spec.steps().isEmpty()) {
            throw new IllegalArgumentException("expected at least one step");
        }
        this.loop = loop;
        this.spec = spec;
        this.timeout = timeout;
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new Journey(this, recorder).begin();
    }
}
