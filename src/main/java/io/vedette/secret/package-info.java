/** A value that is never printed. */
@NullMarked
package io.vedette.secret;

import org.jspecify.annotations.NullMarked;
