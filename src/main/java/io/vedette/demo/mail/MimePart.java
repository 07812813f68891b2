package io.vedette.demo.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message, or a part of one, read as RFC 5322 and 2045 have it: as much as it takes to show a person the text. Bytes travel as ISO 8859-1 until
 * the part's own charset is known. What cannot be read is shown as it came.
 */
final class MimePart {
    private static final int DEEPEST = 5;
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

    private final Map<String, String> headers;
    private final String body;

    private MimePart(Map<String, String> headers, String body) {
        this.headers = headers;
        this.body = body;
    }

    /** Reads {@code raw}, one character an octet. */
    static MimePart read(String raw) {
        int gap = raw.startsWith("\r\n") ? 0 : raw.indexOf("\r\n\r\n");
        String head = gap < 0 ? raw : raw.substring(0, gap);
        String body = gap < 0 ? "" : raw.substring(Math.min(raw.length(), gap + (gap == 0 ? 2 : 4)));
        return new MimePart(headers(head), body);
    }

    private static Map<String, String> headers(String head) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String plainText() {
        return plainText(DEEPEST);
    }

    private String plainText(int depth) {
        if (!type().startsWith("multipart/")) {
            return type().equals("text/plain") ? decoded() : "";
        }
        return depth == 0
                ? ""
                : parts().stream()
                        .map(part -> part.plainText(depth - 1))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private List<MimePart> parts() {
        String boundary = "--" + parameter("boundary");
        var parts = new ArrayList<MimePart>();
        String[] pieces = ("\r\n" + body).split(Pattern.quote("\r\n" + boundary), -1);
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            int lineEnd = pieces[i].indexOf("\r\n");
            parts.add(read(lineEnd < 0 ? "" : pieces[i].substring(lineEnd + 2)));
        }
        return parts;
    }

    private String type() {
        String type = header("Content-Type");
        int end = type.indexOf(';');
        String bare = end < 0 ? type : type.substring(0, end);
        return bare.isBlank() ? "text/plain" : bare.strip().toLowerCase(Locale.ROOT);
    }

    private String parameter(String name) {
        Matcher parameter = PARAMETER.matcher(header("Content-Type"));
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase(name)) {
                return parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
            }
        }
        return "";
    }

    private String decoded() {
        byte[] bytes =
                switch (header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT)) {
                    case "base64" -> base64(body);
                    case "quoted-printable" -> quotedPrintable(body);
                    default -> body.getBytes(StandardCharsets.ISO_8859_1);
                };
        return new String(bytes, charset(parameter("charset"))).replace("\r\n", "\n");
    }

    static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static byte[] quotedPrintable(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        String joined = text.replaceAll("=[ \t]*\r\n", "");
        for (int i = 0; i < joined.length(); i++) {
            boolean escaped = joined.charAt(i) == '=' && hex(joined, i + 1) && hex(joined, i + 2);
            bytes.write(escaped ? Integer.parseInt(joined.substring(i + 1, i + 3), 16) : joined.charAt(i));
            i += escaped ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static boolean hex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
