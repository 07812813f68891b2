package io.vedette.store;

import io.vertx.core.Promise;

/**
 * One fact on its way to the disk.
 *
 * @param kept is answered as soon as its owner may go on, on the owner's event loop
 * @param droppable whether it may be lost when the disk does not keep up: samples, never states
 */
record Job(Fact fact, Promise<Kept> kept, boolean droppable) {
    void answer(Kept where) {
        kept.tryComplete(where);
    }
}
