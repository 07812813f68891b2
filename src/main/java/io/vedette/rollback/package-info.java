/** Takes a deployment back: {@link io.vedette.rollback.Rollbacks}, its interlocks, one file an action. Runs on the couriers' event loop. */
@NullMarked
package io.vedette.rollback;

import org.jspecify.annotations.NullMarked;
