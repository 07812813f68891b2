package io.vedette.app;

import io.vedette.alert.Correspondence;
import io.vedette.alert.DeadLetter;
import io.vedette.alert.Summons;
import io.vedette.alert.trail.Trail;
import io.vedette.notify.Outbox;
import io.vertx.core.Future;

/** Keeps what couriers said, and what they could not say, and what became of it all. */
record Dispatch(Memory memory) implements Outbox {
    @Override
    public Future<Void> keep(Correspondence change) {
        return memory.keep(change);
    }

    @Override
    public Future<Void> keep(Summons summons) {
        return memory.keep(summons);
    }

    @Override
    public void keep(DeadLetter letter) {
        memory.keep(letter);
    }

    @Override
    public Trail trail() {
        return memory;
    }
}
