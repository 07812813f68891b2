package io.vedette.delivery;

import java.nio.charset.StandardCharsets;

/** How much text another side takes, counted as it counts. */
public record Limit(Unit unit, int most) {
    private static final String ELLIPSIS = "…";

    /** What is counted. */
    public enum Unit {
        /** As Java, JavaScript and C# count characters; never fewer than there are code points. */
        UTF_16 {
            @Override
            int size(String text) {
                return text.length();
            }
        },
        CODE_POINTS {
            @Override
            int size(String text) {
                return text.codePointCount(0, text.length());
            }
        },
        UTF_8_BYTES {
            @Override
            int size(String text) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        };

        abstract int size(String text);
    }

    public Limit {
        if (most < 1) {
            throw new IllegalArgumentException("expected room for a character at least, found " + most);
        }
    }

    /** So many characters; safe too where nobody says whether surrogates count twice. */
    public static Limit characters(int most) {
        return new Limit(Unit.UTF_16, most);
    }

    public static Limit bytes(int most) {
        return new Limit(Unit.UTF_8_BYTES, most);
    }

    /** Whether {@code text} is taken as it is. */
    public boolean fits(String text) {
        return unit.size(text) <= most;
    }

    /** What is left beside {@code taken}, of which there must be less than this. */
    public Limit without(String taken) {
        return new Limit(unit, most - unit.size(taken));
    }

    /** {@code text}, or its beginning and an ellipsis: never half a character. */
    public String cut(String text) {
        if (fits(text)) {
            return text;
        }
        int room = most - unit.size(ELLIPSIS);
        int end = 0;
        while (end < text.length()) {
            String next = Character.toString(text.codePointAt(end));
            room -= unit.size(next);
            if (room < 0) {
                break;
            }
            end += next.length();
        }
        return text.substring(0, end) + (most < unit.size(ELLIPSIS) ? "" : ELLIPSIS);
    }
}
