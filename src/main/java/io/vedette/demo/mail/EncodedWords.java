package io.vedette.demo.mail;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what RFC 2047 wrote into a header: {@code =?utf-8?Q?caf=C3=A9?=}. */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([BbQq])\\?([^?\\s]*)\\?=");
    private static final Pattern GAP_BETWEEN_WORDS = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

    private EncodedWords() {}

    static String read(String header) {
        return WORD.matcher(GAP_BETWEEN_WORDS.matcher(header).replaceAll(""))
                .replaceAll(word -> Matcher.quoteReplacement(decoded(word)));
    }

    private static String decoded(MatchResult word) {
        boolean base64 = word.group(2).equalsIgnoreCase("B");
        byte[] bytes = base64
                ? MimePart.base64(word.group(3))
                : MimePart.quotedPrintable(word.group(3).replace('_', ' '));
        return new String(bytes, MimePart.charset(word.group(1)));
    }
}
