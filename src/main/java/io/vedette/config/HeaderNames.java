package io.vedette.config;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;

/** What headers may be called and hold. */
final class HeaderNames {
    static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    static final MapOf.Keys KEYS = MapOf.Keys.matching("header", "a header name such as Accept", "^" + TOKEN + "$");

    private HeaderNames() {}

    /** A value on one line, never shown: it may be a credential. */
    static Scalar<String> value() {
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
