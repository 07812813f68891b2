package io.vedette.notify.slack;

import org.jspecify.annotations.Nullable;

/**
 * Where a message is found again.
 *
 * @param channel its id, as the answer to the message named it
 * @param ts the message's time stamp, which is its name and stays a text
 */
record SlackMark(String channel, String ts) {
    /** The mark that {@link #toString} wrote; null when it is none. */
    static @Nullable SlackMark parse(@Nullable String text) {
        int gap = text == null ? -1 : text.indexOf(' ');
        return text == null || gap < 0 ? null : new SlackMark(text.substring(0, gap), text.substring(gap + 1));
    }

    @Override
    public String toString() {
        return channel + ' ' + ts;
    }
}
