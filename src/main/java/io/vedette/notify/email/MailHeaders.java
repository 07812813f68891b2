package io.vedette.notify.email;

import io.vedette.alert.Notice;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** The headers of a notice's mail: the same Message-ID on every retry, and every later message of an incident an answer to its first. Pure. */
final class MailHeaders {
    /** Sixty characters of base64 in an encoded word of 72, which with {@code Subject:} still fits a line. */
    private static final int BYTES_A_WORD = 39;

    private static final Pattern PLAIN = Pattern.compile("[ -~]*");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9-]+");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MailHeaders() {}

    static MultiMap of(Notice notice, EmailSpec spec, String subject) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("Subject", encoded(subject))
                .set("To", String.join(",\r\n ", spec.to()))
                .set("Date", DATE.format(notice.at()))
                .set("Message-ID", id(notice.id(), spec))
                .set("Auto-Submitted", "auto-generated")
                .set("X-Auto-Response-Suppress", "All")
                .set("List-Id", listId(notice, spec));
        if (!notice.id().equals(notice.thread())) {
            headers.set("In-Reply-To", id(notice.thread(), spec)).set("References", id(notice.thread(), spec));
        }
        return headers;
    }

    /** What people filter by: the receiver, as a list of the sender's domain. */
    private static String listId(Notice notice, EmailSpec spec) {
        String receiver = NOT_IN_A_NAME.matcher(notice.receiver()).replaceAll("-");
        return "<" + receiver + ".vedette." + domain(spec.from()) + ">";
    }

    private static String id(String name, EmailSpec spec) {
        return "<" + name + "@" + domain(spec.from()) + ">";
    }

    private static String domain(String from) {
        String domain =
                from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
        return domain.isEmpty() ? "vedette.invalid" : domain;
    }

    /** As RFC 2047 has it: words of whole characters, each decodable alone. */
    static String encoded(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        var words = new StringBuilder();
        var word = new StringBuilder();
        text.codePoints().forEach(character -> {
            String next = Character.toString(character);
            if (bytes(word + next).length > BYTES_A_WORD) {
                words.append(word(word)).append("\r\n ");
                word.setLength(0);
            }
            word.append(next);
        });
        return words.append(word(word)).toString();
    }

    private static String word(CharSequence text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(text.toString())) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
