/** The story of a service as events in order. Values, and the bounded memory that keeps them. */
@NullMarked
package io.vedette.timeline;

import org.jspecify.annotations.NullMarked;
