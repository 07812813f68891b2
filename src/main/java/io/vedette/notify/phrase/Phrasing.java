package io.vedette.notify.phrase;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.notify.Drill;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver's alerts are worded: their summaries and descriptions, in the user's own phrases where there are any. All else of a message stays, and so do
 * the limits of where it goes. Pure.
 *
 * @param title in place of the summary
 * @param text in place of the description
 */
public record Phrasing(@Nullable Phrase title, @Nullable Phrase text) {
    public static final Phrasing USUAL = new Phrasing(null, null);

    /** A notice in these words. A phrase that comes to nothing gives way to the usual words. */
    public Notice of(Notice notice) {
        return new Notice(
                notice.id(),
                notice.receiver(),
                notice.group(),
                notice.reason(),
                notice.firing().stream().map(alert -> of(alert, notice)).toList(),
                notice.resolved().stream().map(alert -> of(alert, notice)).toList(),
                notice.at(),
                notice.followUp(),
                notice.mark());
    }

    private Alert of(Alert alert, Notice notice) {
        return alert.worded(
                marked(worded(title, alert.summary(), alert, notice), alert),
                worded(text, alert.description(), alert, notice));
    }

    private static String worded(@Nullable Phrase phrase, String usual, Alert alert, Notice notice) {
        String own = phrase == null ? "" : phrase.about(alert, notice);
        return own.isEmpty() ? usual : own;
    }

    /** A test is marked as one in whatever words. */
    private static String marked(String title, Alert alert) {
        return alert.name().equals(Drill.ALERT) && !title.startsWith(Drill.MARK) ? Drill.MARK + title : title;
    }
}
