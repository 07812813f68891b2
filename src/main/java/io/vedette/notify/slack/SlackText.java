package io.vedette.notify.slack;

import java.net.URI;

/** Text as Slack wants it: {@code &}, {@code <} and {@code >} escaped, never longer than it takes. Pure. */
final class SlackText {
    /** A longer link is not worth a refused message. */
    private static final int LONGEST_URL = 800;

    private SlackText() {}

    /** At most {@code limit} characters after escaping, cut between characters, with an ellipsis when something is missing. */
    static String escaped(String text, int limit) {
        var out = new StringBuilder();
        int whole = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (out.length() < limit) {
                whole = out.length();
            }
            out.append(escaped(text.codePointAt(at)));
            if (out.length() > limit) {
                out.setLength(whole);
                return out.append('…').toString();
            }
        }
        return out.toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }

    /** A link, or its label alone when it is too long. */
    static String link(URI target, String label) {
        String url = target.toASCIIString().replace("&", "&amp;").replace("|", "%7C");
        return url.length() > LONGEST_URL ? label : "<" + url + "|" + label + ">";
    }
}
