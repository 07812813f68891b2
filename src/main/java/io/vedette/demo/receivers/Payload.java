package io.vedette.demo.receivers;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads JSON that anybody may have sent: what is missing or of another type is empty. */
final class Payload {
    private Payload() {}

    static @Nullable JsonObject object(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            return null;
        }
    }

    static String string(JsonObject parent, String key) {
        return parent.getValue(key) instanceof String text ? text : "";
    }

    static JsonArray array(JsonObject parent, String key) {
        return parent.getValue(key) instanceof JsonArray array ? array : new JsonArray();
    }

    static Stream<JsonObject> objects(JsonObject parent, String key) {
        return array(parent, key).stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
