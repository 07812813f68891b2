/** Tells a dead-man switch elsewhere that the daemon lives. On the couriers' event loop. */
@NullMarked
package io.vedette.notify.deadman;

import org.jspecify.annotations.NullMarked;
