package io.vedette.cli.text;

/** What a colour means, as an ANSI escape. */
public enum Colour {
    /** No colour at all. */
    PLAIN(""),
    /** As it should be. */
    GOOD("32"),
    /** Not sure, or soon bad. */
    DOUBTFUL("33"),
    /** Somebody should act. */
    BAD("31"),
    /** Beside the point. */
    DIM("2"),
    /** What the eye looks for first. */
    STRONG("1");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
