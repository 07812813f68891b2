package io.vedette.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members that may be missing: those of a question that nobody gave, and those of an answer that are missing or null, for another version of the daemon may leave them out, and nothing then is wrong with ours. */
public final class Members {
    private Members() {}

    /** Sets what there is; nothing leaves the member out. */
    public static void put(JsonObject object, String name, @Nullable String text) {
        if (text != null) {
            object.put(name, text);
        }
    }

    /** The text, empty if there is none. */
    public static String text(JsonObject object, String name) {
        return object.getValue(name) instanceof String text ? text : "";
    }

    /** The number, zero if there is none. */
    public static long whole(JsonObject object, String name) {
        return object.getValue(name) instanceof Number number ? number.longValue() : 0;
    }

    /** The object, empty if there is none. */
    public static JsonObject object(JsonObject object, String name) {
        return object.getValue(name) instanceof JsonObject found ? found : new JsonObject();
    }

    /** The objects of a list, none if there is no list. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        return object.getValue(name) instanceof JsonArray list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
