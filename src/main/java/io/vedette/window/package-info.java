/** Latency and outcome windows, rolled by arithmetic on the samples' time. Pure; each belongs to the event loop of its service. */
@NullMarked
package io.vedette.window;

import org.jspecify.annotations.NullMarked;
