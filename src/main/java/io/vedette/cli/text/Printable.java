package io.vedette.cli.text;

/** Words from elsewhere, made safe for a terminal: on one line, without anything that moves its cursor or changes its colours. */
public final class Printable {
    private Printable() {}

    public static String line(String text) {
        return text.codePoints().allMatch(Printable::isPlain) ? text : cleaned(text);
    }

    private static String cleaned(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(isPlain(point) ? point : ' '));
        return line.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
