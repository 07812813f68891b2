package io.vedette.probe.run;

import io.vedette.probe.Finding;
import io.vedette.probe.Probe;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A probe that can tell what it sees on the way, for somebody who debugs at night. The daemon's runs tell nobody. */
public interface RecordedProbe extends Probe {
    Future<Outcome> run(@Nullable Recorder recorder);

    @Override
    default Future<Outcome> run() {
        return run(null);
    }

    @Override
    default Future<Finding> examine() {
        var recorder = new Recorder();
        return run(recorder).map(recorder::finding);
    }
}
