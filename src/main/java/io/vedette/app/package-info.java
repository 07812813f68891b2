/** Start, reload, stop and the wiring; the only room that sees all, and the only one that reads system clocks. */
@NullMarked
package io.vedette.app;

import org.jspecify.annotations.NullMarked;
