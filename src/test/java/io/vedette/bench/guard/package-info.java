/** Streams of probes as services give them, and the rules that others judge deployments by: what the guard is measured against. */
@NullMarked
package io.vedette.bench.guard;

import org.jspecify.annotations.NullMarked;
