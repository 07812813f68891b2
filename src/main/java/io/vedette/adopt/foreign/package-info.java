/** Another monitor's configuration as it was written: its values with their places, and a note of which of them were looked at. */
@NullMarked
package io.vedette.adopt.foreign;

import org.jspecify.annotations.NullMarked;
