/** A program of the user's own that is told on its standard input. */
@NullMarked
package io.vedette.notify.command;

import org.jspecify.annotations.NullMarked;
