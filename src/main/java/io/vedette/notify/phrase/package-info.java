/** Texts of the user's own in messages: what may stand in them is a closed set of names. */
@NullMarked
package io.vedette.notify.phrase;

import org.jspecify.annotations.NullMarked;
