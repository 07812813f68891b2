package io.vedette.rollback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One part of a URL, which stays one whatever is put in. Pure. */
final class UrlPart {
    private UrlPart() {}

    /** {@code text} as one segment of a path, or as a value in a query. */
    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether {@code text} can be one segment of a path: servers take dots for a way through it, however they are written. */
    static boolean isSegment(String text) {
        return !text.isBlank() && !text.equals(".") && !text.equals("..");
    }
}
