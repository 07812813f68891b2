/** Discord, by a channel webhook. */
@NullMarked
package io.vedette.notify.discord;

import org.jspecify.annotations.NullMarked;
