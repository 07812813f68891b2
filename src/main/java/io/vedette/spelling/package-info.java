/** The word that somebody meant: for messages about keys, names, options and paths. Pure. */
@NullMarked
package io.vedette.spelling;

import org.jspecify.annotations.NullMarked;
