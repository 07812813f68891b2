/** One measurement of one target over a real socket, one file a kind. Runs on the event loop of the target's service. */
@NullMarked
package io.vedette.probe;

import org.jspecify.annotations.NullMarked;
