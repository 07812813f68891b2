/** Probes of whatever takes a TCP connection. */
@NullMarked
package io.vedette.probe.tcp;

import org.jspecify.annotations.NullMarked;
