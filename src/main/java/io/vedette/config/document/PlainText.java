package io.vedette.config.document;

import org.jspecify.annotations.Nullable;

/**
 * A text and a place in it, for {@link PlainYaml}: the words of plain YAML, taken one after the other. Loops over single characters, and little else, for it runs
 * before anything is compiled. A word that it does not know is null.
 */
final class PlainText {
    private static final int LONGEST_KEY = 100;
    private static final char FIRST_LATIN = '\u00A0';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';
    private static final char BYTE_ORDER = '\uFEFF';
    private static final char LAST = '\uFFFD';

    private final String file;
    private final char[] text; // with a line end behind the last line
    private int at;
    private int line = 1;
    private int lineStart;
    private int indent;

    private PlainText(String file, char[] text) {
        this.file = file;
        this.text = text;
    }

    /** At the start of {@code text}; null when it has characters that need a second look. */
    static @Nullable PlainText of(String file, String text) {
        char[] all = new char[text.length() + 1];
        text.getChars(0, text.length(), all, 0);
        all[text.length()] = '\n';
        for (char c : all) {
            if (!isPlain(c)) {
                return null;
            }
        }
        return new PlainText(file, all);
    }

    private static boolean isPlain(char c) {
        if (c < '\u007F') {
            return c >= ' ' || c == '\n';
        }
        return c >= FIRST_LATIN
                && c <= LAST
                && !Character.isSurrogate(c)
                && c != LINE_SEPARATOR
                && c != PARAGRAPH_SEPARATOR
                && c != BYTE_ORDER;
    }

    Place place() {
        return new Place(file, line, column() + 1);
    }

    /** From zero. */
    int column() {
        return at - lineStart;
    }

    /** Where the present line's first word stands; below zero at the end. */
    int indent() {
        return indent;
    }

    boolean isAtEnd() {
        return indent < 0;
    }

    /** From the start, or the end of a line, to the first word of the next line that has one; false at the end. */
    boolean toNextLine() {
        while (at < text.length) {
            while (text[at] == ' ') {
                at++;
            }
            if (text[at] != '\n' && text[at] != '#') {
                indent = at - lineStart;
                return true;
            }
            while (text[at] != '\n') {
                at++;
            }
            lineStart = ++at;
            line++;
        }
        indent = -1;
        return false;
    }

    /** Whether the line says nothing more. */
    boolean isAtLineEnd() {
        skipSpaces();
        return text[at] == '\n' || (text[at] == '#' && text[at - 1] == ' ');
    }

    boolean isAtBracket() {
        return text[at] == '{' || text[at] == '[';
    }

    /** Whether an element of a list begins here. */
    boolean isAtDash() {
        return text[at] == '-' && isBlank(text[at + 1]);
    }

    void skipDash() {
        at++;
    }

    void skipSpaces() {
        while (text[at] == ' ') {
            at++;
        }
    }

    /** Takes {@code wanted}, and the spaces before it, if it comes next. */
    boolean skip(char wanted) {
        skipSpaces();
        if (text[at] != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether a key and its colon come next. */
    boolean isAtKey() {
        int start = at;
        boolean found = key() != null;
        at = start;
        return found;
    }

    /** A key; takes its colon. */
    @Nullable
    String key() {
        int start = at;
        String key = isQuote(text[at]) ? quoted() : bareKey();
        boolean ends = text[at] == ':' && isBlank(text[at + 1]) && at - start <= LONGEST_KEY;
        if (key == null || !ends) {
            return null;
        }
        at++;
        return key;
    }

    private @Nullable String bareKey() {
        int start = at;
        while (isWord(text[at]) || text[at] == '/' || (at > start && (text[at] == '-' || text[at] == '.'))) {
            at++;
        }
        return at == start ? null : new String(text, start, at - start);
    }

    /** A single value, in brackets or not. */
    Node.@Nullable Scalar scalar(boolean inBrackets) {
        Place place = place();
        boolean isQuoted = isQuote(text[at]);
        String value = isQuoted ? quoted() : beginsWord() ? words(inBrackets) : null;
        return value == null ? null : new Node.Scalar(place, value, !isQuoted);
    }

    private @Nullable String quoted() {
        char quote = text[at];
        int start = ++at;
        while (text[at] != quote) {
            if (text[at] == '\n' || (text[at] == '\\' && quote == '"')) {
                return null;
            }
            at++;
        }
        at++;
        return text[at] == quote ? null : new String(text, start, at - 1 - start);
    }

    private boolean beginsWord() {
        return switch (text[at]) {
            case '\n', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' ->
                false;
            case '-' -> isWord(text[at + 1]);
            default -> true;
        };
    }

    /** To the end of the line or a comment; in brackets to the next comma or bracket. */
    private @Nullable String words(boolean inBrackets) {
        int start = at;
        int end = at;
        for (; text[at] != '\n' && !(inBrackets && closes(text[at])); at++) {
            char c = text[at];
            if (c == '#' && text[at - 1] == ' ') {
                break;
            }
            if ((c == ':' && endsKey(text[at + 1], inBrackets)) || (inBrackets && (c == '?' || isAtBracket()))) {
                return null;
            }
            end = c == ' ' ? end : at + 1;
        }
        return new String(text, start, end - start);
    }

    private static boolean endsKey(char next, boolean inBrackets) {
        return isBlank(next) || (inBrackets && (closes(next) || next == '[' || next == '{'));
    }

    private static boolean closes(char c) {
        return c == ',' || c == ']' || c == '}';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
