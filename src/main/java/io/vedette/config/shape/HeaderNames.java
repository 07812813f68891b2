package io.vedette.config.shape;

/** What headers may be called and hold. */
public final class HeaderNames {
    public static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    public static final MapOf.Keys KEYS =
            MapOf.Keys.matching("header", "a header name such as Accept", "^" + TOKEN + "$");

    private HeaderNames() {}

    /** A value on one line, never shown: it may be a credential. */
    public static Scalar<String> value() {
        return Scalar.of(
                        "text",
                        "a text on one line",
                        Facets.TEXT,
                        text -> text.chars().allMatch(letter -> (letter >= ' ' && letter != 127) || letter == '\t')
                                ? Parsed.good(text)
                                : Parsed.bad())
                .secret();
    }
}
