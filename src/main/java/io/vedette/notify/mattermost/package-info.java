/** Mattermost, by an incoming webhook. */
@NullMarked
package io.vedette.notify.mattermost;

import org.jspecify.annotations.NullMarked;
