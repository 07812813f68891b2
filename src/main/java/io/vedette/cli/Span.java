package io.vedette.cli;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** From when until when something is to hold, by whom and why: what the command line asks of everything that has to end. */
final class Span {
    @ArgGroup(multiplicity = "1")
    private End end = new End();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "When it begins, as 2026-03-02T12:00:00Z (default: now).")
    private @Nullable String from;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for those who wonder.")
    private String reason = "";

    @Option(names = "--author", paramLabel = "WHO", description = "Who asks for it (default: the local user).")
    private @Nullable String author;

    /** When it is over: one of the two. */
    static final class End {
        @Option(names = "--for", required = true, paramLabel = "DURATION", description = "How long, at most 7d.")
        private @Nullable Duration length;

        @Option(
                names = "--until",
                required = true,
                paramLabel = "TIME",
                description = "Until when, at most 7 days after it begins.")
        private @Nullable String until;
    }

    /** Puts it into what the API is asked. */
    JsonObject into(JsonObject form, String localUser) {
        form.put("author", author == null ? localUser : author).put("reason", reason);
        if (from != null) {
            form.put("starts_at", from);
        }
        return end.length == null
                ? form.put("ends_at", end.until)
                : form.put("duration_seconds", end.length.toSeconds());
    }
}
