/** Probes over HTTP: the request, the answer, and what can be expected of it. */
@NullMarked
package io.vedette.probe.http;

import org.jspecify.annotations.NullMarked;
