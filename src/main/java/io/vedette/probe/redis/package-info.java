/** Probes of Redis and what speaks its protocol: a login, a PING, and what INFO says. */
@NullMarked
package io.vedette.probe.redis;

import org.jspecify.annotations.NullMarked;
