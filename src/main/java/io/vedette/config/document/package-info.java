/** A configuration as written: its values with the line and column where each stands, and the problems found so far. Knows no key. */
@NullMarked
package io.vedette.config.document;

import org.jspecify.annotations.NullMarked;
