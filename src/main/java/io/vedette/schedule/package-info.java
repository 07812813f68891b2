/** When a target is due next: fixed rate, stable phase, what was slept through is skipped. Pure. */
@NullMarked
package io.vedette.schedule;

import org.jspecify.annotations.NullMarked;
