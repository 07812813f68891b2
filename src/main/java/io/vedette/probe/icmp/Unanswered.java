package io.vedette.probe.icmp;

import io.vedette.probe.run.Waiting;

/** The patience of one request. */
final class Unanswered extends Waiting {
    private final Pinging pinging;

    Unanswered(Pinging pinging) {
        this.pinging = pinging;
    }

    @Override
    protected void onDeadline() {
        pinging.onLost();
    }

    @Override
    protected void onClose() {
        // the run itself is told
    }
}
