package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.job.Cron;
import io.vedette.maintenance.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code once} and {@code weekly} of a maintenance window. */
final class Occasions {
    private static final Duration LONGEST = Duration.ofDays(90);

    /** A moment as it was written: without an offset, by the clocks of the window's zone. */
    private interface Moment {
        Instant in(ZoneId zone);
    }

    private static final Key<Moment> FROM =
            Key.of("from", moment(), "When it begins.").required().example("2027-03-27 22:00");
    private static final Key<Moment> TO =
            Key.of("to", moment(), "When it is over.").required().example("2027-03-28 04:00");
    static final Shape ONCE = Shape.of("once", "From one moment to another.", FROM, TO);

    private static final Key<List<String>> DAYS = Key.of(
                    "days", ListOf.atLeastOne(Scalars.oneOf(days())), "The days on which it begins.")
            .required()
            .example("[sat, sun]");
    private static final Key<String> AT = Key.of(
                    "at",
                    Scalars.matching("time of day", "a time of day such as 02:00", "^([01][0-9]|2[0-3]):[0-5][0-9]$"),
                    "When it begins.")
            .required()
            .example("02:00");
    private static final Key<Duration> FOR = Key.of("for", Durations.between("1m", "7d"), "How long it lasts.")
            .required()
            .example("4h");
    static final Shape WEEKLY = Shape.of("weekly", "On the same days of every week.", DAYS, AT, FOR);

    private Occasions() {}

    static When once(Fields once, ZoneId zone) {
        return new When.Once(once.get(FROM).in(zone), once.get(TO).in(zone));
    }

    static When weekly(Fields weekly, ZoneId zone) {
        String[] time = weekly.get(AT).split(":", -1);
        String days = String.join(",", weekly.get(DAYS));
        return new When.Recurring(
                Cron.read(Integer.parseInt(time[1]) + " " + Integer.parseInt(time[0]) + " * * " + days, zone),
                weekly.get(FOR));
    }

    static void check(Fields once, ZoneId zone, Findings findings) {
        Moment from = once.written(FROM);
        Moment to = once.written(TO);
        if (from == null || to == null) {
            return;
        }
        Duration length = Duration.between(from.in(zone), to.in(zone));
        if (!length.isPositive()) {
            findings.error(once.placeOf(TO), once.trailOf(TO), "is not after from", "expected the later of the two");
        } else if (length.compareTo(LONGEST) > 0) {
            findings.error(
                    once.placeOf(TO),
                    once.trailOf(TO),
                    "is " + length.toDays() + " days after from",
                    "expected at most " + LONGEST.toDays() + ": what is never watched need not be configured");
        }
    }

    private static Map<String, String> days() {
        Map<String, String> days = new LinkedHashMap<>();
        List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").forEach(day -> days.put(day, day));
        return days;
    }

    private static Scalar<Moment> moment() {
        String pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?$";
        return Scalar.of(
                "date and time",
                "a date and time such as 2027-03-27 22:00, or with an offset, 2027-03-27T22:00+01:00",
                Facets.matching(pattern),
                text -> text.matches(pattern) ? read(text.replace(' ', 'T')) : Parsed.bad());
    }

    private static Parsed<Moment> read(String text) {
        try {
            if (text.length() > "2027-03-27T22:00:00".length() || text.endsWith("Z")) {
                Instant moment = OffsetDateTime.parse(text).toInstant();
                return Parsed.good(_ -> moment);
            }
            LocalDateTime local = LocalDateTime.parse(text);
            return Parsed.good(zone -> local.atZone(zone).toInstant());
        } catch (DateTimeException impossible) {
            return Parsed.bad("there is no such time");
        }
    }
}
