package io.vedette.web.status;

import io.vertx.core.buffer.Buffer;

/**
 * A small picture with a name on the left and how it stands on the right, for readmes and walls.
 *
 * @param colour of the right half, as CSS writes it
 */
record Badge(String name, String value, String colour) {
    static final String GOOD = "#17804d";
    static final String WARNING = "#a86100";
    static final String BAD = "#c22a2a";
    static final String NOTHING_KNOWN = "#71808e";

    /** Verdana at 11 px is about this wide; browsers fit the text into the length they are told. */
    private static final double LETTER = 6.6;

    private static final int MARGIN = 10;

    Buffer svg() {
        long left = width(name);
        long right = width(value);
        String label = escaped(name) + ": " + escaped(value);
        return Buffer.buffer("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s"><title>%2$s</title>
                <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath>
                <g clip-path="url(#r)"><rect width="%3$d" height="20" fill="#3b4754"/><rect x="%3$d" width="%4$d" height="20" fill="%5$s"/></g>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">%6$s%7$s</g></svg>
                """.formatted(
                        left + right,
                        label,
                        left,
                        right,
                        colour,
                        text(name, left / 2.0, left - MARGIN),
                        text(value, left + right / 2.0, right - MARGIN)));
    }

    private static String text(String words, double middle, long length) {
        return "<text x=\"" + middle + "\" y=\"14\" textLength=\"" + length + "\" lengthAdjust=\"spacingAndGlyphs\">"
                + escaped(words) + "</text>";
    }

    private static long width(String words) {
        return Math.round(words.codePointCount(0, words.length()) * LETTER) + MARGIN;
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
