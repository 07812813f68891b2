/** {@code vedette replay} behind its options: which plans a recording is judged by, the threads that judge it, what is printed. */
@NullMarked
package io.vedette.cli.playback;

import org.jspecify.annotations.NullMarked;
