package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Small things about bytes that spell text. */
final class Ascii {
    private static final long MOST = Long.MAX_VALUE / 100;

    private Ascii() {}

    static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** The place of the next {@code wanted}, or {@code to}. */
    static int indexOf(byte wanted, byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }

    /** A number of 0 or more, digits behind its point dropped; negative when it is none. */
    static long whole(byte[] text, int from, int to) {
        long value = 0;
        int at = from;
        for (; at < to && isDigit(text[at]); at++) {
            if (value > MOST) {
                return -1;
            }
            value = value * 10 + (text[at] - '0');
        }
        boolean rounded = at < to - 1 && text[at] == '.' && allDigits(text, at + 1, to);
        return at > from && (at == to || rounded) ? value : -1;
    }

    private static boolean allDigits(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isDigit(text[at])) {
                return false;
            }
        }
        return true;
    }
}
