package io.vedette.web.api;

import io.vedette.alert.Matcher;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Silence;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a silence that somebody wishes for from JSON and finds every fault in it. */
final class SilenceForm {
    private static final Set<String> MEMBERS =
            Set.of("matchers", "starts_at", "ends_at", "duration_seconds", "author", "reason");
    private static final int MOST_MATCHERS = 20;
    private static final int LONGEST_MATCHER = 1_000;
    private static final int LONGEST_AUTHOR = 200;
    private static final int LONGEST_REASON = 1_000;

    private final Form form;
    private final Instant now;

    private SilenceForm(JsonObject body, Instant now) {
        this.form = new Form(body, MEMBERS);
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What was read. */
    sealed interface Read {
        record Valid(SilenceWish wish) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    static Read read(JsonObject body, Instant now) {
        return new SilenceForm(body, now).read();
    }

    private Read read() {
        Instant asked = time("starts_at");
        Instant start = asked == null || asked.isBefore(now) ? now : asked;
        var wish = new SilenceWish(
                matchers(),
                start,
                end(start),
                form.required("author", LONGEST_AUTHOR),
                form.required("reason", LONGEST_REASON));
        return form.faults().isEmpty() ? new Read.Valid(wish) : new Read.Invalid(form.faults());
    }

    private List<Matcher> matchers() {
        if (!(form.value("matchers") instanceof JsonArray list) || list.isEmpty() || list.size() > MOST_MATCHERS) {
            form.fault("matchers", "expected 1 to " + MOST_MATCHERS + " matchers such as \"service=\\\"checkout\\\"\"");
            return List.of();
        }
        var matchers = new ArrayList<Matcher>();
        list.forEach(each -> read(each, matchers));
        if (form.faults().isEmpty() && Silence.needNoLabel(matchers)) {
            form.fault("matchers", "match what has no label at all: name at least one value that must be there");
        }
        return matchers;
    }

    private void read(Object each, List<Matcher> matchers) {
        String text = form.word("matchers", each, LONGEST_MATCHER);
        if (text == null) {
            return;
        }
        try {
            matchers.addAll(MatcherText.read(text));
        } catch (IllegalArgumentException unreadable) {
            form.fault("matchers", String.valueOf(unreadable.getMessage()));
        }
    }

    private @Nullable Instant time(String member) {
        String text = form.word(member, LONGEST_AUTHOR);
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

    private Instant end(Instant start) {
        boolean both = form.value("ends_at") != null && form.value("duration_seconds") != null;
        boolean none = form.value("ends_at") == null && form.value("duration_seconds") == null;
        if (both || none) {
            form.fault("ends_at", "expected either an end or duration_seconds: a silence must end");
            return start;
        }
        Instant end = form.value("ends_at") == null ? lasting(start) : time("ends_at");
        return end == null ? start : within(start, end);
    }

    private @Nullable Instant lasting(Instant start) {
        if (form.value("duration_seconds") instanceof Number seconds
                && seconds.longValue() > 0
                && seconds.longValue() <= Silence.LONGEST.toSeconds()) {
            return start.plusSeconds(seconds.longValue());
        }
        form.fault("duration_seconds", "expected a number of seconds from 1 to " + Silence.LONGEST.toSeconds());
        return null;
    }

    private Instant within(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            form.fault("ends_at", "expected an end after its start, and after now");
            return start;
        }
        if (Duration.between(start, end).compareTo(Silence.LONGEST) > 0) {
            form.fault("ends_at", "expected an end at most " + Silence.LONGEST.toDays() + " days after its start");
        }
        return end;
    }
}
