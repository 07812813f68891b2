/** Opsgenie, by its Alert API. */
@NullMarked
package io.vedette.notify.opsgenie;

import org.jspecify.annotations.NullMarked;
