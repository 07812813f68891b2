/** What a demonstration asks of the daemon, as any other client would: over its public API, with a token of its own. */
@NullMarked
package io.vedette.demo.daemon;

import org.jspecify.annotations.NullMarked;
