package io.vedette.probe.dns;

import io.vedette.probe.run.Waiting;
import java.time.Duration;

/** The patience after which a datagram counts as lost: one lost datagram is no verdict. */
final class Again extends Waiting {
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Lookup lookup;

    Again(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    protected void onDeadline() {
        lookup.onSilence();
    }

    @Override
    protected void onClose() {
        // the run itself is told
    }
}
