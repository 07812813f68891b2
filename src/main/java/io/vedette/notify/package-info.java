/** Who is told what: groups, couriers with retries, receivers. Runs on the couriers' event loop, never on a probe's. */
@NullMarked
package io.vedette.notify;

import org.jspecify.annotations.NullMarked;
