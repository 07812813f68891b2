/** Twilio, by short message. */
@NullMarked
package io.vedette.notify.twilio;

import org.jspecify.annotations.NullMarked;
