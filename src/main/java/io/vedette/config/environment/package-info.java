/** What a configuration may take from outside itself: variables and files. */
@NullMarked
package io.vedette.config.environment;

import org.jspecify.annotations.NullMarked;
