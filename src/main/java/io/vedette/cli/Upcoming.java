package io.vedette.cli;

import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.When.Occurrence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When each maintenance window of a configuration is open next: what a person who wrote one wants to see. */
record Upcoming(List<MaintenanceWindow> windows, Instant now) {
    void print(Terminal terminal) {
        for (MaintenanceWindow window : windows) {
            Occurrence next = next(window);
            terminal.line(
                    next == null
                            ? terminal.paint(
                                    Colour.DOUBTFUL, "maintenance " + window.name() + " is over: it can be removed")
                            : "maintenance " + window.name() + words(next, terminal) + ": "
                                    + window.concerned().words());
        }
    }

    private String words(Occurrence next, Terminal terminal) {
        String until = " until " + Words.moment(next.to(), terminal.zone());
        return next.has(now)
                ? " is open" + until
                : " is next open from " + Words.moment(next.from(), terminal.zone()) + until;
    }

    JsonArray json() {
        JsonArray array = new JsonArray();
        for (MaintenanceWindow window : windows) {
            Occurrence next = next(window);
            array.add(new JsonObject()
                    .put("name", window.name())
                    .put("from", next == null ? null : next.from().toString())
                    .put("to", next == null ? null : next.to().toString()));
        }
        return array;
    }

    private @Nullable Occurrence next(MaintenanceWindow window) {
        return window.when().coming(now).orElse(null);
    }
}
