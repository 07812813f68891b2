package io.vedette.cli;

import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The API's times, as the reader's clock on the wall shows them. */
final class Times {
    private Times() {}

    static Cell moment(@Nullable String rfc3339, Terminal terminal) {
        Instant at = instant(rfc3339);
        return Cell.of(at == null ? rfc3339 : Words.moment(at, terminal.zone()));
    }

    /** The time of day; empty when there is none. */
    static String time(@Nullable String rfc3339, Terminal terminal) {
        Instant at = instant(rfc3339);
        return at == null ? "" : Words.time(at, terminal.zone());
    }

    static @Nullable Instant instant(@Nullable String rfc3339) {
        try {
            return rfc3339 == null ? null : Instant.parse(rfc3339);
        } catch (DateTimeException another) {
            return null;
        }
    }
}
