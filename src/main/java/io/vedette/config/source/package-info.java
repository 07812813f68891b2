/** {@code discovery} of a service: sources of targets, and the endpoint that each target becomes. */
@NullMarked
package io.vedette.config.source;

import org.jspecify.annotations.NullMarked;
