/** Makes receivers from their specs: the one place that knows every kind. */
@NullMarked
package io.vedette.notify.receivers;

import org.jspecify.annotations.NullMarked;
