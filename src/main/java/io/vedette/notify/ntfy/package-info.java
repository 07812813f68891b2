/** ntfy, by publishing to a topic. */
@NullMarked
package io.vedette.notify.ntfy;

import org.jspecify.annotations.NullMarked;
