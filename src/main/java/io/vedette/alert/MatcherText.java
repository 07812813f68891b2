package io.vedette.alert;

import io.vedette.alert.Matcher.Sign;
import java.util.ArrayList;
import java.util.List;

/** Matchers as people write them: {@code severity=~"critical|warning", team!="payments"}; braces around them and quotes around a plain value may be left out. */
public final class MatcherText {
    private static final String EXAMPLE = "expected matchers such as severity=~\"critical|warning\", found ";

    private final String text;
    private int place;

    private MatcherText(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException with a sentence for people if {@code text} is none, or holds no matcher */
    public static List<Matcher> read(String text) {
        String bare = text.strip();
        boolean braces = bare.startsWith("{") && bare.endsWith("}");
        return new MatcherText(braces ? bare.substring(1, bare.length() - 1).strip() : bare).all();
    }

    private List<Matcher> all() {
        var matchers = new ArrayList<Matcher>();
        do {
            matchers.add(matcher());
            skipSpace();
        } while (takes(','));
        if (place < text.length()) {
            throw unreadable();
        }
        return List.copyOf(matchers);
    }

    private Matcher matcher() {
        skipSpace();
        String label = label();
        skipSpace();
        Sign sign = sign();
        skipSpace();
        return new Matcher(label, sign, takes('"') ? quoted() : plain());
    }

    private String label() {
        int start = place;
        while (place < text.length() && isLabel(text.charAt(place), place == start)) {
            place++;
        }
        if (start == place) {
            throw unreadable();
        }
        return text.substring(start, place);
    }

    private static boolean isLabel(char letter, boolean first) {
        boolean word = letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        return word || (!first && letter >= '0' && letter <= '9');
    }

    private Sign sign() {
        boolean not = takes('!');
        if (not && takes('~')) {
            return Sign.UNLIKE;
        }
        if (!takes('=')) {
            throw unreadable();
        }
        if (not) {
            return Sign.OTHER;
        }
        return takes('~') ? Sign.LIKE : Sign.EQUAL;
    }

    private String quoted() {
        var value = new StringBuilder();
        while (place < text.length() && text.charAt(place) != '"') {
            boolean escape = text.charAt(place) == '\\' && place + 1 < text.length();
            value.append(escape ? escaped(text.charAt(++place)) : text.charAt(place));
            place++;
        }
        if (!takes('"')) {
            throw unreadable();
        }
        return value.toString();
    }

    /** What a pattern escapes for itself, as in {@code \.}, stays as it is. */
    private static String escaped(char letter) {
        return switch (letter) {
            case '"' -> "\"";
            case '\\' -> "\\";
            case 'n' -> "\n";
            default -> "\\" + letter;
        };
    }

    private String plain() {
        int end = text.indexOf(',', place);
        String value = text.substring(place, end < 0 ? text.length() : end).strip();
        if (value.indexOf('"') >= 0 || value.startsWith("=") || value.startsWith("~")) {
            throw unreadable();
        }
        place = end < 0 ? text.length() : end;
        return value;
    }

    private boolean takes(char letter) {
        boolean there = place < text.length() && text.charAt(place) == letter;
        if (there) {
            place++;
        }
        return there;
    }

    private void skipSpace() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException(EXAMPLE + (text.isEmpty() ? "nothing" : text));
    }
}
