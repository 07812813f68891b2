/**
 * Recorded observations judged anew in simulated time, by the same monitors as the daemon's. Pure: rows in, events and a report out; a {@link io.vedette.replay.Replay}
 * belongs to one thread.
 */
@NullMarked
package io.vedette.replay;

import org.jspecify.annotations.NullMarked;
