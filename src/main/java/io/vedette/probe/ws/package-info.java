/** WebSocket endpoints: the upgrade, a message said, messages heard, and the close, as RFC 6455 has them. */
@NullMarked
package io.vedette.probe.ws;

import org.jspecify.annotations.NullMarked;
