package io.vedette.web.api;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A time that somebody wishes for, from now or a later start to an end that is never left out: {@code starts_at}, and {@code ends_at} or {@code duration_seconds}. */
record Span(Instant start, Instant end) {
    private static final int LONGEST_TIME = 100;

    /** What is to begin later is a mistake, and might begin when no time can be kept any more. */
    private static final int MOST_YEARS = 10;

    /**
     * Reads it; what is wrong becomes a fault of {@code form}.
     *
     * @param longest how long it may be
     * @param what as in "a silence"
     */
    static Span read(Form form, Instant now, Duration longest, String what) {
        Instant earliest = now.truncatedTo(ChronoUnit.MILLIS);
        Instant asked = time(form, "starts_at");
        Instant start = asked == null || asked.isBefore(earliest) ? earliest : asked;
        if (start.isAfter(earliest.plus(Duration.ofDays(366L * MOST_YEARS)))) {
            form.fault("starts_at", "expected a start within " + MOST_YEARS + " years");
            start = earliest;
        }
        return new Span(start, end(form, start, longest, what));
    }

    private static @Nullable Instant time(Form form, String member) {
        String text = form.word(member, LONGEST_TIME);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            form.fault(member, "expected a time such as 2026-03-02T12:00:00Z");
            return null;
        }
    }

    private static Instant end(Form form, Instant start, Duration longest, String what) {
        boolean both = form.value("ends_at") != null && form.value("duration_seconds") != null;
        boolean none = form.value("ends_at") == null && form.value("duration_seconds") == null;
        if (both || none) {
            form.fault("ends_at", "expected either an end or duration_seconds: " + what + " must end");
            return start;
        }
        Instant end = form.value("ends_at") == null ? lasting(form, start, longest) : time(form, "ends_at");
        return end == null ? start : within(form, start, end, longest);
    }

    private static @Nullable Instant lasting(Form form, Instant start, Duration longest) {
        if (form.value("duration_seconds") instanceof Number seconds
                && seconds.longValue() > 0
                && seconds.longValue() <= longest.toSeconds()) {
            return start.plusSeconds(seconds.longValue());
        }
        form.fault("duration_seconds", "expected a number of seconds from 1 to " + longest.toSeconds());
        return null;
    }

    private static Instant within(Form form, Instant start, Instant end, Duration longest) {
        if (!end.isAfter(start)) {
            form.fault("ends_at", "expected an end after its start, and after now");
            return start;
        }
        if (Duration.between(start, end).compareTo(longest) > 0) {
            form.fault("ends_at", "expected an end at most " + longest.toDays() + " days after its start");
        }
        return end;
    }
}
