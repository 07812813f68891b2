package io.vedette.web.hooks;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reads texts out of what a platform sent, whatever it sent in their place. */
final class Text {
    private static final int LONGEST = 200;

    private Text() {}

    /** The text at a path of members; null when there is none, or nothing that fits on a line. */
    static @Nullable String at(JsonObject body, String... path) {
        Object value = body;
        for (String member : path) {
            if (!(value instanceof JsonObject object)) {
                return null;
            }
            value = object.getValue(member);
        }
        String text = value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
        boolean usable =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        return usable ? text : null;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
