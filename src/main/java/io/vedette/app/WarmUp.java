package io.vedette.app;

import io.vedette.probe.kinds.Probes;
import io.vedette.store.Database;
import io.vertx.core.Vertx;

/** What takes long at the start and needs no configuration, on a thread beside the one that reads it. */
final class WarmUp {
    private WarmUp() {}

    /** Begins; nobody waits for the end. What fails here fails again, and is told, where it is needed. */
    static void begin(Vertx vertx) {
        vertx.executeBlocking(WarmUp::libraries, false);
    }

    private static boolean libraries() {
        return Database.loadLibrary() && Probes.loadLibrary();
    }
}
