/** Words about time: how long ({@link io.vedette.time.Ticker}) and later ({@link io.vedette.time.Scheduler}); when is {@link java.time.InstantSource}. Ports only: nobody below {@code app} reads a system clock. */
@NullMarked
package io.vedette.time;

import org.jspecify.annotations.NullMarked;
