package io.vedette.web.api;

import io.vedette.alert.Matcher;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Silence;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
        this.now = now;
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
        List<Matcher> matchers = matchers();
        Span span = Span.read(form, now, Silence.LONGEST, "a silence");
        var wish = new SilenceWish(
                matchers,
                span.start(),
                span.end(),
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
}
