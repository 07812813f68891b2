package io.vedette.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times that come again, with Alertmanager's meaning: it is now one of them if all that {@code spells} asks for holds for any of the spells, read from a clock
 * on the wall of the spell's zone. An hour that a change of the clocks leaves out is in none; one that comes twice is in it twice.
 */
public record TimeInterval(String name, List<Spell> spells) {
    /** No more is looked for behind this many days: an interval that lasts longer is looked at again then. */
    private static final int HORIZON_DAYS = 400;

    public TimeInterval {
        spells = List.copyOf(spells);
    }

    /**
     * What a moment must fulfil; an empty list asks for nothing.
     *
     * @param times minutes of the day, the end left out
     * @param weekdays from Monday, 1, to Sunday, 7
     * @param daysOfMonth from 1, or from the end by -1
     * @param zone whose clocks are read
     */
    public record Spell(
            List<Range> times,
            List<Range> weekdays,
            List<Range> daysOfMonth,
            List<Range> months,
            List<Range> years,
            ZoneId zone) {
        public Spell {
            times = List.copyOf(times);
            weekdays = List.copyOf(weekdays);
            daysOfMonth = List.copyOf(daysOfMonth);
            months = List.copyOf(months);
            years = List.copyOf(years);
        }

        boolean contains(Instant moment) {
            ZonedDateTime local = moment.atZone(zone);
            int minute = local.get(ChronoField.MINUTE_OF_DAY);
            return isOnDay(local.toLocalDate())
                    && (times.isEmpty()
                            || times.stream().anyMatch(time -> time.first() <= minute && minute < time.last()));
        }

        private boolean isOnDay(LocalDate day) {
            return any(weekdays, day.getDayOfWeek().getValue())
                    && any(months, day.getMonthValue())
                    && any(years, day.getYear())
                    && (daysOfMonth.isEmpty()
                            || daysOfMonth.stream().anyMatch(range -> range.from(day.lengthOfMonth())
                                    .contains(day.getDayOfMonth())));
        }

        private static boolean any(List<Range> ranges, int value) {
            return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(value));
        }

        /** When something of it may change on a day. */
        Stream<Instant> boundaries(LocalDate day) {
            return IntStream.concat(
                            IntStream.of(0),
                            times.stream().flatMapToInt(time -> IntStream.of(time.first(), time.last())))
                    .boxed()
                    .flatMap(minute -> instants(day, minute));
        }

        private Stream<Instant> instants(LocalDate day, int minute) {
            LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
            var transition = zone.getRules().getTransition(local);
            Stream<Instant> changes = transition == null ? Stream.of() : Stream.of(transition.getInstant());
            return Stream.concat(
                    changes, zone.getRules().getValidOffsets(local).stream().map(offset -> local.toInstant(offset)));
        }
    }

    /** From one number to another, both included but for times. */
    public record Range(int first, int last) {
        boolean contains(int value) {
            return first <= value && value <= last;
        }

        /** Days counted from the end of a month of so many days as days counted from its beginning. */
        Range from(int days) {
            return new Range(day(first, days), day(last, days));
        }

        private static int day(int number, int days) {
            return number < 0 ? days + number + 1 : number;
        }
    }

    public boolean contains(Instant moment) {
        return spells.stream().anyMatch(spell -> spell.contains(moment));
    }

    /** When it next begins or ends after {@code moment}; if that is more than a year away, an instant before it. */
    public Instant changeAfter(Instant moment) {
        boolean now = contains(moment);
        LocalDate today = moment.atZone(ZoneOffset.UTC).toLocalDate();
        for (int days = 0; days <= HORIZON_DAYS; days++) {
            var change = boundaries(today.plusDays(days))
                    .filter(candidate -> candidate.isAfter(moment) && contains(candidate) != now)
                    .min(Instant::compareTo);
            if (change.isPresent()) {
                return change.get();
            }
        }
        return moment.plus(HORIZON_DAYS, ChronoUnit.DAYS);
    }

    /** What of any spell falls on a day of UTC: one of three days of its zone. */
    private Stream<Instant> boundaries(LocalDate day) {
        Instant from = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant to = from.plus(1, ChronoUnit.DAYS);
        return spells.stream()
                .flatMap(spell -> Stream.of(-1, 0, 1).flatMap(beside -> spell.boundaries(day.plusDays(beside))))
                .filter(candidate -> !candidate.isBefore(from) && candidate.isBefore(to));
    }
}
