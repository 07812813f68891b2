/** Judgement: {@code accept(sample, now)} gives the next state, the effects wanted and a snapshot. Pure; one monitor a service, owned by the service's event loop. */
@NullMarked
package io.vedette.monitor;

import org.jspecify.annotations.NullMarked;
