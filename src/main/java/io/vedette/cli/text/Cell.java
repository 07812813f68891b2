package io.vedette.cli.text;

import org.jspecify.annotations.Nullable;

/** One value of a table; one that is missing shows as a dash. */
public record Cell(String text, Colour colour) {
    private static final Cell NONE = new Cell("–", Colour.DIM);

    public Cell {
        text = Printable.line(text);
    }

    public static Cell of(@Nullable String text) {
        return of(text, Colour.PLAIN);
    }

    public static Cell of(@Nullable String text, Colour colour) {
        return text == null || text.isEmpty() ? NONE : new Cell(text, colour);
    }

    int width() {
        return text.codePointCount(0, text.length());
    }
}
