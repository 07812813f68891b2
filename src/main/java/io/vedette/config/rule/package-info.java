/** Rules of the user's own, as they are written: expressions over the figures of a service. */
@NullMarked
package io.vedette.config.rule;

import org.jspecify.annotations.NullMarked;
