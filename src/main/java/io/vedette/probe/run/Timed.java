package io.vedette.probe.run;

import io.vedette.sample.Phases;

/** An answer of any kind, as far as its time is concerned. */
@FunctionalInterface
public interface Timed {
    Phases phases();
}
