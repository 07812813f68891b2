/** The story that a demonstration tells: what happens, in order, for people to read. Pure: time and happenings come in, scenes go out. */
@NullMarked
package io.vedette.demo.story;

import org.jspecify.annotations.NullMarked;
