package io.vedette.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** The silences there are. */
abstract class SilenceList extends SpanList {
    SilenceList(Surroundings surroundings) {
        super(surroundings, "silences", "MATCHERS");
    }

    @Override
    final String none() {
        return "No silence.";
    }

    @Override
    final String covered(JsonObject silence) {
        return silence.getValue("matchers") instanceof JsonArray list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "";
    }
}
