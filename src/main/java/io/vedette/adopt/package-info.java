/**
 * What other monitors were told, turned into a configuration of Vedette: what came over, what did not, and what must be set first. Called by commands; it
 * reads files and knows no running daemon.
 */
@NullMarked
package io.vedette.adopt;

import org.jspecify.annotations.NullMarked;
