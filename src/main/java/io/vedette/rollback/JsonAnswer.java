package io.vedette.rollback;

import io.vedette.delivery.HttpAnswer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The JSON object that a platform answered with, of which nothing is known to be there. */
record JsonAnswer(JsonObject object) {
    /** Empty if it is no JSON object, or is cut short. */
    static JsonAnswer of(HttpAnswer answer) {
        try {
            return new JsonAnswer(new JsonObject(answer.body()));
        } catch (DecodeException notAnObject) {
            return new JsonAnswer(new JsonObject());
        }
    }

    @Nullable
    String text(String member) {
        return object.getValue(member) instanceof String text ? text : null;
    }

    /** A whole number as text, as ids are. */
    @Nullable
    String number(String member) {
        return object.getValue(member) instanceof Number number ? Long.toString(number.longValue()) : null;
    }
}
