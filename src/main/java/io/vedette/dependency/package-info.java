/** Which services need which others, and so whose alerts say the same as another's. Pure. */
@NullMarked
package io.vedette.dependency;

import org.jspecify.annotations.NullMarked;
