/** Reads the configuration: every problem at once, with file, line, path, value and what was expected. Only {@code app} and {@code cli} see this room. */
@NullMarked
package io.vedette.config;

import org.jspecify.annotations.NullMarked;
