/** Telegram, by a bot. */
@NullMarked
package io.vedette.notify.telegram;

import org.jspecify.annotations.NullMarked;
