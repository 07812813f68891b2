package io.vedette.config;

import io.vedette.alert.Rhythm;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a local hour that comes once a day or once a week. */
final class Rhythms {
    private static final Pattern SHAPE = Pattern.compile("(?:daily|weekly +(\\w+)) +([0-2]\\d:[0-5]\\d)(?: +(\\S+))?");

    private Rhythms() {}

    static Scalar<Rhythm> text() {
        return Scalar.of(
                "rhythm",
                "daily 08:00 Europe/Berlin or weekly monday 08:00 Europe/Berlin; without a time zone it is UTC",
                Facets.TEXT,
                Rhythms::parsed);
    }

    private static Parsed<Rhythm> parsed(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            return Parsed.bad(
                    "expected a rhythm such as daily 08:00 Europe/Berlin or weekly monday 08:00 Europe/Berlin");
        }
        Optional<DayOfWeek> day = day(parts.group(1));
        if (parts.group(1) != null && day.isEmpty()) {
            return Parsed.bad("expected a day of the week such as monday, found " + parts.group(1));
        }
        try {
            String zone = parts.group(3);
            return Parsed.good(new Rhythm(
                    day.orElse(null), LocalTime.parse(parts.group(2)), ZoneId.of(zone == null ? "UTC" : zone)));
        } catch (DateTimeException unknown) {
            return Parsed.bad("expected an hour of the day and a time zone such as Europe/Berlin");
        }
    }

    private static Optional<DayOfWeek> day(@Nullable String word) {
        return word == null
                ? Optional.empty()
                : Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(word.toUpperCase(Locale.ROOT)))
                        .findFirst();
    }
}
