/** Every kind of probe, made from its spec: one line a kind in {@link io.vedette.probe.kinds.Probes}. */
@NullMarked
package io.vedette.probe.kinds;

import org.jspecify.annotations.NullMarked;
