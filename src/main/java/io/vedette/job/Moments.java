package io.vedette.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moments of a calendar: those whose every part is in its set. In the hour that clocks repeat, only its first pass counts, and what falls into the
 * hour that they leave out comes an hour later: a deadline is rather late than wrong.
 *
 * @param weekdays 1 is Monday, 7 is Sunday
 * @param eitherDay whether a day fits by its date or its weekday, as cron has it when both are restricted; otherwise it must by both
 */
record Moments(Days days, BitSet weekdays, boolean eitherDay, Clock clock) {
    /** Every weekday pattern of the calendar comes again within so many days, the leap years of a turn of the century included. */
    private static final int HORIZON_DAYS = 366 * 12;

    /** Parts of a date. */
    record Days(@Nullable BitSet years, BitSet months, BitSet dates) {
        boolean has(LocalDate day) {
            return (years == null || years.get(day.getYear()))
                    && months.get(day.getMonthValue())
                    && dates.get(day.getDayOfMonth());
        }

        private boolean hasMonth(LocalDate day) {
            return (years == null || years.get(day.getYear())) && months.get(day.getMonthValue());
        }
    }

    /** Parts of a time of day. */
    record Clock(BitSet hours, BitSet minutes, BitSet seconds) {
        /** The first time of day from {@code time} on; nothing if it is over for the day. */
        @Nullable
        LocalTime from(LocalTime time) {
            var hour = hours.nextSetBit(time.getHour());
            if (hour < 0) {
                return null;
            }
            var minute = hour > time.getHour() ? first(minutes) : minutes.nextSetBit(time.getMinute());
            if (minute < 0) {
                return hour == 23 ? null : from(LocalTime.of(hour + 1, 0));
            }
            var later = hour > time.getHour() || minute > time.getMinute();
            var second = later ? first(seconds) : seconds.nextSetBit(time.getSecond());
            return second < 0 ? fromNextMinute(hour, minute) : LocalTime.of(hour, minute, second);
        }

        private @Nullable LocalTime fromNextMinute(int hour, int minute) {
            return hour == 23 && minute == 59
                    ? null
                    : from(LocalTime.of(hour, minute).plusMinutes(1));
        }

        private static int first(BitSet set) {
            return set.nextSetBit(0);
        }
    }

    /** Whether any moment after {@code from} is ever reached. */
    boolean comesAfter(LocalDateTime from) {
        return following(from) != null;
    }

    /** @return the first moment after {@code last}; {@link Instant#MAX} if there is none */
    Instant next(Instant last, ZoneId zone) {
        var local = last.atZone(zone).toLocalDateTime().withNano(0).plusSeconds(1);
        for (var moment = following(local); moment != null; moment = following(moment.plusSeconds(1))) {
            var instant = moment.atZone(zone).toInstant();
            if (instant.isAfter(last)) {
                return instant;
            }
        }
        return Instant.MAX;
    }

    private @Nullable LocalDateTime following(LocalDateTime from) {
        var time = hasDay(from.toLocalDate()) ? clock.from(from.toLocalTime()) : null;
        if (time != null) {
            return from.toLocalDate().atTime(time);
        }
        var end = from.toLocalDate().plusDays(HORIZON_DAYS);
        for (var day = from.toLocalDate().plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            if (hasDay(day)) {
                return day.atTime(Objects.requireNonNull(clock.from(LocalTime.MIN)));
            }
        }
        return null;
    }

    private boolean hasDay(LocalDate day) {
        var hasWeekday = weekdays.get(day.getDayOfWeek().getValue());
        return eitherDay ? days.hasMonth(day) && (days.has(day) || hasWeekday) : days.has(day) && hasWeekday;
    }
}
