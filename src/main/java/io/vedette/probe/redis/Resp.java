package io.vedette.probe.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Inbox;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis' protocol (RESP2), as far as a probe needs it: commands out, single replies in. */
final class Resp {
    private static final int LONGEST_BULK = 1 << 20;

    private Resp() {}

    /** One reply. */
    sealed interface Reply {
        /** A status, a number or a text. */
        record Text(String text) implements Reply {}

        /** The server refuses, and says why. */
        record Refusal(String text) implements Reply {}

        /** Not Redis' protocol. */
        record Garbled(String line) implements Reply {}
    }

    static byte[] command(List<String> words) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("*" + words.size() + "\r\n").getBytes(UTF_8));
        for (var word : words) {
            var text = word.getBytes(UTF_8);
            bytes.writeBytes(("$" + text.length + "\r\n").getBytes(UTF_8));
            bytes.writeBytes(text);
            bytes.writeBytes("\r\n".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The next reply, taken from {@code inbox}; nothing while it is not whole. */
    static @Nullable Reply next(Inbox inbox) {
        if (inbox.isEmpty()) {
            return null;
        }
        return switch (inbox.at(0)) {
            case '+', ':', '-' -> simple(inbox);
            case '$' -> bulk(inbox);
            default -> new Reply.Garbled(first(inbox));
        };
    }

    private static @Nullable Reply simple(Inbox inbox) {
        var line = inbox.line();
        if (line == null) {
            return null;
        }
        return line.charAt(0) == '-' ? new Reply.Refusal(line.substring(1)) : new Reply.Text(line.substring(1));
    }

    private static @Nullable Reply bulk(Inbox inbox) {
        var end = endOfLine(inbox);
        if (end < 0) {
            return null;
        }
        var length = length(inbox, end);
        if (length < 0) {
            return new Reply.Garbled(first(inbox));
        }
        if (inbox.size() < end + 1 + length + 2) {
            return null;
        }
        inbox.take(end + 1);
        var text = new String(inbox.take(length), UTF_8);
        inbox.take(2);
        return new Reply.Text(text);
    }

    private static int endOfLine(Inbox inbox) {
        for (var i = 0; i < inbox.size(); i++) {
            if (inbox.at(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int length(Inbox inbox, int end) {
        var length = 0L;
        for (var i = 1; i < end; i++) {
            var digit = inbox.at(i) - '0';
            if (inbox.at(i) == '\r' && i == end - 1) {
                return (int) length;
            }
            length = length * 10 + digit;
            if (digit < 0 || digit > 9 || length > LONGEST_BULK) {
                return -1;
            }
        }
        return -1;
    }

    private static String first(Inbox inbox) {
        var line = inbox.line();
        return line == null ? inbox.rest() : line;
    }
}
