package io.vedette.demo.daemon;

import io.vedette.demo.story.Happening;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads server-sent events line by line and remembers the last number seen. */
final class EventLines {
    private static final int LONGEST = 64 * 1024;
    private static final String DATA = "data: ";

    private final Consumer<Happening.Told> listener;
    private long last;

    EventLines(Consumer<Happening.Told> listener) {
        this.listener = listener;
    }

    /** The number of the last event that was told; 0 before the first. */
    long last() {
        return last;
    }

    /** A reader for a new connection. */
    RecordParser fresh() {
        return RecordParser.newDelimited("\n", line -> line(line.toString())).maxRecordSize(LONGEST);
    }

    private void line(String line) {
        if (!line.startsWith(DATA)) {
            return;
        }
        JsonObject event = new JsonObject(line.substring(DATA.length()));
        long number = event.getLong("number", 0L);
        if (number > last) {
            last = number;
            listener.accept(new Happening.Told(
                    event.getString("kind"),
                    Objects.requireNonNullElse(event.getString("service"), ""),
                    event.getString("text")));
        }
    }
}
