package io.vedette.probe.http;

import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.HeaderEquals;
import io.vedette.probe.http.Expectation.JsonEquals;
import io.vedette.probe.http.Expectation.StatusIn;
import io.vedette.probe.http.Expectation.StatusRange;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether one expectation holds. What is missing fails; a failure says what was expected and what was found. */
final class Checks {
    private static final int LONGEST_QUOTE = 80;

    private Checks() {}

    /** What is wrong with {@code answer}, or nothing if it is as expected. */
    static @Nullable Theirs check(Expectation expectation, Answer answer) {
        var found =
                switch (expectation) {
                    case StatusIn expected -> status(expected, answer);
                    case BodyContains expected -> body(expected, answer);
                    case JsonEquals expected -> json(expected, answer);
                    case HeaderEquals expected -> header(expected, answer);
                };
        return found == null
                ? null
                : new Theirs(reason(expectation), "expected " + words(expectation) + ", found " + found);
    }

    /** What {@code expectation} asks for, in words that follow "expected". */
    static String words(Expectation expectation) {
        return switch (expectation) {
            case StatusIn(var ranges) ->
                "status " + ranges.stream().map(StatusRange::toString).collect(Collectors.joining(" or "));
            case BodyContains(var text) -> "a body with " + quote(text);
            case JsonEquals(var pointer, var value) -> pointer(pointer) + " to be " + quote(value);
            case HeaderEquals(var name, var value) -> "header " + name + " to be " + quote(value);
        };
    }

    private static Reason reason(Expectation expectation) {
        return switch (expectation) {
            case StatusIn _ -> Reason.STATUS;
            case BodyContains _, JsonEquals _ -> Reason.BODY;
            case HeaderEquals _ -> Reason.HEADER;
        };
    }

    private static @Nullable String status(StatusIn expected, Answer answer) {
        int status = answer.status();
        for (StatusRange range : expected.ranges()) {
            if (range.contains(status)) {
                return null;
            }
        }
        return answer.statusLine();
    }

    private static @Nullable String body(BodyContains expected, Answer answer) {
        if (answer.encoding() != null) {
            return encoded(answer);
        }
        return answer.text().contains(expected.text()) ? null : "a body without it";
    }

    private static @Nullable String json(JsonEquals expected, Answer answer) {
        if (answer.encoding() != null) {
            return encoded(answer);
        }
        if (!answer.isJson()) {
            return "a body that is not JSON";
        }
        var found = answer.json(expected.pointer());
        return equal(expected.value(), found) ? null : quote(found);
    }

    private static String encoded(Answer answer) {
        return "a body encoded as " + Plain.line(String.valueOf(answer.encoding()), LONGEST_QUOTE)
                + " though identity was asked for";
    }

    private static boolean equal(Object expected, @Nullable Object found) {
        if (expected instanceof Number left && found instanceof Number right) {
            return sameNumber(left, right);
        }
        return expected.equals(found);
    }

    private static boolean sameNumber(Number left, Number right) {
        try {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
        } catch (NumberFormatException notFinite) {
            return false;
        }
    }

    private static @Nullable String header(HeaderEquals expected, Answer answer) {
        var found = answer.header(expected.name());
        if (found == null) {
            return "no such header";
        }
        return found.equals(expected.value()) ? null : quote(found);
    }

    private static String pointer(String pointer) {
        return pointer.isEmpty() ? "the document" : pointer;
    }

    private static String quote(@Nullable Object value) {
        if (Answer.MISSING.equals(value)) {
            return "nothing there";
        }
        var text = Plain.line(String.valueOf(value), LONGEST_QUOTE);
        return value instanceof String ? '"' + text + '"' : text;
    }
}
