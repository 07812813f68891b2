/** Vedette: Main, and the rooms below it. */
@NullMarked
package io.vedette;

import org.jspecify.annotations.NullMarked;
