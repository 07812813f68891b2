/** Google Chat, by a space's webhook. */
@NullMarked
package io.vedette.notify.googlechat;

import org.jspecify.annotations.NullMarked;
