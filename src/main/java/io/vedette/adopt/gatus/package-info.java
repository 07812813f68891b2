/** What Gatus was told, read and translated. */
@NullMarked
package io.vedette.adopt.gatus;

import org.jspecify.annotations.NullMarked;
