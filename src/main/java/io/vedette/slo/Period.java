package io.vedette.slo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The time over which an objective is promised. */
public sealed interface Period {
    /** How long it is for burn rates and projections: a calendar month counts as 30 days. */
    Duration nominal();

    /** As people read it. */
    String label();

    /** The {@code length} that ends now: what is bad leaves it by and by. */
    record Rolling(Duration length) implements Period {
        @Override
        public Duration nominal() {
            return length;
        }

        @Override
        public String label() {
            return Lengths.words(length);
        }
    }

    /** A stretch of the calendar as people in {@code zone} have it: the budget is whole again when the next one begins. */
    record Calendar(Unit unit, ZoneId zone) implements Period {
        @Override
        public Duration nominal() {
            return Duration.ofDays(unit.days);
        }

        @Override
        public String label() {
            return "calendar " + unit.name().toLowerCase(Locale.ROOT) + " in " + zone.getId();
        }

        /** When the stretch that {@code at} lies in began. */
        public Instant start(Instant at) {
            return first(at).atStartOfDay(zone).toInstant();
        }

        /** When the next one begins. */
        public Instant end(Instant at) {
            LocalDate first = first(at);
            LocalDate next =
                    switch (unit) {
                        case WEEK -> first.plusWeeks(1);
                        case MONTH -> first.plusMonths(1);
                        case QUARTER -> first.plusMonths(3);
                    };
            return next.atStartOfDay(zone).toInstant();
        }

        private LocalDate first(Instant at) {
            LocalDate date = LocalDate.ofInstant(at, zone);
            return switch (unit) {
                case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> date.withDayOfMonth(1);
                case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            };
        }
    }

    /** Which stretch of the calendar. Weeks begin on Mondays. */
    enum Unit {
        WEEK(7),
        MONTH(30),
        QUARTER(90);

        private final int days;

        Unit(int days) {
            this.days = days;
        }
    }
}
