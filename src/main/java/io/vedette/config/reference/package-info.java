/** What people and editors read about the configuration, written from the same shapes that the reader reads by. */
@NullMarked
package io.vedette.config.reference;

import org.jspecify.annotations.NullMarked;
