/** Who owns which event loop: verticles, probe loops, the effect runner, the Vert.x scheduler. */
@NullMarked
package io.vedette.engine;

import org.jspecify.annotations.NullMarked;
