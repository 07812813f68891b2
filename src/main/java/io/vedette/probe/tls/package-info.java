/** Probes of TLS itself: a handshake, and what was agreed on and presented in it. */
@NullMarked
package io.vedette.probe.tls;

import org.jspecify.annotations.NullMarked;
