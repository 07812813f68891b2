package io.vedette.adopt.kuma;

import io.vedette.adopt.foreign.Foreign;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON inside of texts, as Uptime Kuma keeps lists, headers and the settings of notifications. What is none reads as empty. */
final class Inner {
    private Inner() {}

    /** The keys and single values of an object. */
    static Map<String, String> object(@Nullable String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (decoded(text) instanceof JsonObject object) {
            object.forEach(entry -> {
                if (entry.getValue() != null) {
                    pairs.put(entry.getKey(), String.valueOf(entry.getValue()));
                }
            });
        }
        return pairs;
    }

    /** The values of a list, whether it is one or is written in a text. */
    static List<String> list(Foreign owner, String key) {
        List<String> texts = owner.texts(key);
        if (texts.size() == 1 && decoded(texts.getFirst()) instanceof JsonArray array) {
            return array.stream().filter(Objects::nonNull).map(String::valueOf).toList();
        }
        return texts;
    }

    private static @Nullable Object decoded(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Json.decodeValue(text);
        } catch (DecodeException none) {
            return null;
        }
    }
}
