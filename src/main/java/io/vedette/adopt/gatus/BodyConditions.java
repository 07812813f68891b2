package io.vedette.adopt.gatus;

import static java.util.stream.Collectors.joining;

import io.vedette.adopt.draft.Expect;
import io.vedette.adopt.draft.Pointer;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.GoDurations;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Gatus asks of an HTTP answer's body, as expectations. Each answers why it could not be said, or null. */
final class BodyConditions {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,15})(\\.\\d{1,9})?");
    private static final String BY_HAND = "write it as cel";

    private final Expect expect;

    BodyConditions(Expect expect) {
        this.expect = expect;
    }

    @Nullable
    String add(Operand.Field body, Condition condition) {
        if (body.path().isEmpty()) {
            return whole(condition);
        }
        Pointer pointer = Pointer.parse(body.path());
        return pointer == null ? "such a path is unknown: " + BY_HAND : value(pointer, condition);
    }

    private @Nullable String whole(Condition condition) {
        return switch (condition.right()) {
            case Operand.Literal literal when condition.sign().equals("==") -> matches(Written.regex(literal.text()));
            case Operand.Literal literal when condition.negated() -> cel("body != " + Written.cel(literal.text()));
            case Operand.AnyOf any
            when condition.sign().equals("==") ->
                matches(any.texts().stream().map(Written::regex).collect(joining("|", "(?:", ")")));
            case Operand.Glob glob
            when condition.negated() -> cel("!body.matches(" + Written.cel(Globs.regex(glob.pattern())) + ")");
            case Operand.Glob glob when condition.equality() -> glob(glob.pattern());
            default -> BY_HAND;
        };
    }

    private @Nullable String matches(String regex) {
        expect.bodyMatches("^\\s*" + regex + "\\s*$");
        return null;
    }

    private @Nullable String glob(String glob) {
        String contained = Globs.contained(glob);
        if (contained == null) {
            expect.bodyMatches(Globs.regex(glob));
        } else {
            expect.bodyHas(contained);
        }
        return null;
    }

    private @Nullable String cel(String expression) {
        expect.cel(expression);
        return null;
    }

    private @Nullable String value(Pointer pointer, Condition condition) {
        return switch (condition.right()) {
            case Operand.Literal literal
            when condition.sign().equals("==") -> json(pointer, Expect.equalTo(literal.text()), "==", literal.text());
            case Operand.Literal literal
            when condition.negated() -> json(pointer, "!= " + literal.text(), "!=", literal.text());
            case Operand.Literal literal -> bound(pointer, condition.sign(), number(literal.text()));
            case Operand.Glob glob when condition.sign().equals("==") -> matching(pointer, Globs.regex(glob.pattern()));
            case Operand.AnyOf any when condition.sign().equals("==") -> any(pointer, any.texts());
            default -> BY_HAND;
        };
    }

    private @Nullable String json(Pointer pointer, String comparison, String sign, String value) {
        expect.json(pointer, comparison, pointer.cel() + " " + sign + " " + celValue(value));
        return null;
    }

    private @Nullable String bound(Pointer pointer, String sign, @Nullable String number) {
        if (number == null) {
            return BY_HAND;
        }
        String decimal = number.contains(".") ? number : number + ".0";
        expect.json(pointer, sign + " " + number, "double(" + pointer.cel() + ") " + sign + " " + decimal);
        return null;
    }

    private @Nullable String matching(Pointer pointer, String regex) {
        expect.json(pointer, "~ " + regex, "string(" + pointer.cel() + ").matches(" + Written.cel(regex) + ")");
        return null;
    }

    private @Nullable String any(Pointer pointer, List<String> texts) {
        return texts.stream().allMatch(BodyConditions::isTyped)
                ? cel(pointer.cel() + " in " + texts.stream().collect(joining(", ", "[", "]")))
                : matching(pointer, texts.stream().map(Written::regex).collect(joining("|", "^(?:", ")$")));
    }

    /** How long a list or a text at a path is. */
    @Nullable
    String length(Operand.Field body, Condition condition) {
        String literal = condition.literal();
        Pointer pointer = body.name().equals("BODY") ? Pointer.parse(body.path()) : null;
        if (pointer == null || literal == null || !literal.matches("\\d{1,9}")) {
            return BY_HAND;
        }
        return cel(pointer.cel() + ".size() " + condition.sign() + " " + literal);
    }

    /** Whether there is something at a path. */
    @Nullable
    String presence(Operand.Field body, Condition condition) {
        Pointer pointer = body.name().equals("BODY") ? Pointer.parse(body.path()) : null;
        if (pointer == null || !condition.equality() || condition.literal() == null) {
            return BY_HAND;
        }
        boolean wanted = condition.literal().equals("true") != condition.negated();
        expect.json(pointer, wanted ? "exists" : "missing", (wanted ? "" : "!") + "has(" + pointer.cel() + ")");
        return null;
    }

    private static boolean isTyped(String text) {
        return NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false");
    }

    private static String celValue(String text) {
        return isTyped(text) ? text : Written.cel(text);
    }

    /** A number, or a duration in milliseconds, as Gatus compares them. */
    private static @Nullable String number(String text) {
        Duration duration = GoDurations.parse(text);
        if (duration != null) {
            return String.valueOf(duration.toMillis());
        }
        return NUMBER.matcher(text).matches() ? text : null;
    }
}
