package io.vedette.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A local hour that comes once a day, or once a week. When the clocks skip it in spring it comes as much later as they skip; when they show it twice in autumn,
 * it is the first time.
 *
 * @param day of the week; absent for every day
 */
public record Rhythm(@Nullable DayOfWeek day, LocalTime time, ZoneId zone) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The first such time after {@code moment}. */
    public Instant next(Instant moment) {
        LocalDate date = moment.atZone(zone).toLocalDate();
        while (!fits(date) || !on(date).isAfter(moment)) {
            date = date.plusDays(1);
        }
        return on(date);
    }

    private boolean fits(LocalDate date) {
        return day == null || date.getDayOfWeek() == day;
    }

    private Instant on(LocalDate date) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** As a configuration has it: {@code daily 08:00 Europe/Berlin}. */
    @Override
    public String toString() {
        String every = day == null ? "daily" : "weekly " + day.name().toLowerCase(Locale.ROOT);
        return every + " " + HOUR.format(time) + " " + zone.getId();
    }
}
