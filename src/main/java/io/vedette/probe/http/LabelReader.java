package io.vedette.probe.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code name{label="value",…}} from the beginning of a line, as metrics pages write it. Used by one thread, once. */
final class LabelReader {
    private final String line;
    private int at;

    LabelReader(String line) {
        this.line = line;
    }

    /** The name of a metric or a label; empty where there is none. */
    String name() {
        skipSpace();
        var from = at;
        while (at < line.length() && isPartOfName(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private static boolean isPartOfName(char letter) {
        return letter == '_'
                || letter == ':'
                || (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9');
    }

    /** The labels; none if no brace follows, and nothing at all if they cannot be read. */
    @Nullable
    Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        if (!takes('{')) {
            return labels;
        }
        while (!takes('}')) {
            var name = name();
            if (name.isEmpty() || !takes('=') || !takes('"')) {
                return null;
            }
            labels.put(name, quoted());
            takes(',');
        }
        return labels;
    }

    /** Up to the closing quote, which is taken too. */
    String quoted() {
        var text = new StringBuilder();
        for (; at < line.length() && line.charAt(at) != '"'; at++) {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
                text.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
            } else {
                text.append(line.charAt(at));
            }
        }
        at++;
        return text.toString();
    }

    /** Takes {@code sign} if it comes next, after spaces. */
    boolean takes(char sign) {
        skipSpace();
        if (at < line.length() && line.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    boolean isAtEnd() {
        skipSpace();
        return at >= line.length();
    }

    String rest() {
        return at >= line.length() ? "" : line.substring(at);
    }

    private void skipSpace() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }
}
