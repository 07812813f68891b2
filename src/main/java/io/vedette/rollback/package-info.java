/** Takes a deployment back: one file an action, and the interlocks before it. Runs on the couriers' event loop. */
@NullMarked
package io.vedette.rollback;

import org.jspecify.annotations.NullMarked;
