package io.vedette.probe.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail server's reply, line by line (RFC 5321, 4.2). Belongs to its run. */
final class SmtpReply {
    private final List<String> texts = new ArrayList<>();
    private int code;
    private boolean whole;

    /** Takes the next line; false if it is none of a reply. */
    boolean add(String line) {
        if (!isReply(line)) {
            return false;
        }
        code = Integer.parseInt(line.substring(0, 3));
        texts.add(line.length() > 4 ? line.substring(4) : "");
        whole = line.length() == 3 || line.charAt(3) == ' ';
        return true;
    }

    private static boolean isReply(String line) {
        return line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && Character.digit(line.charAt(1), 10) >= 0
                && Character.digit(line.charAt(2), 10) >= 0
                && line.chars().limit(3).allMatch(letter -> letter < 128)
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    }

    boolean isWhole() {
        return whole;
    }

    int code() {
        return code;
    }

    /** The code and the last line, which says it all as a rule. */
    String text() {
        return code + " " + texts.getLast();
    }

    /** What follows {@code keyword} in an answer to EHLO; absent if the server does not offer it. */
    @Nullable
    String offer(String keyword) {
        for (var text : texts.subList(1, texts.size())) {
            var words = text.toUpperCase(Locale.ROOT).split("[ =]", 2);
            if (words[0].equals(keyword)) {
                return words.length == 1 ? "" : words[1];
            }
        }
        return null;
    }
}
