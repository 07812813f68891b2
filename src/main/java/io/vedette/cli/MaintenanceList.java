package io.vedette.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** The maintenance windows there are. */
abstract class MaintenanceList extends SpanList {
    MaintenanceList(Surroundings surroundings) {
        super(surroundings, "maintenance", "SERVICES");
    }

    @Override
    final String none() {
        return "No maintenance.";
    }

    @Override
    final String covered(JsonObject window) {
        if (window.getValue("services") instanceof JsonArray names) {
            return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return window.getValue("match") instanceof JsonObject match && !match.isEmpty()
                ? match.stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "))
                : "every service";
    }
}
