package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Expect;
import io.vedette.adopt.foreign.GoDurations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of one endpoint as what Vedette expects. Each answers why it could not be said, or null. */
final class Conditions {
    private final Kind kind;
    private final String dnsType;
    private final Expect expect = new Expect();
    private final BodyConditions bodies = new BodyConditions(expect);
    private final List<String> answers = new ArrayList<>();

    Conditions(Kind kind, String dnsType) {
        this.kind = kind;
        this.dnsType = dnsType;
        if (kind == Kind.HTTP) {
            expect.statuses(); // Gatus takes any answer where no condition says which
        }
    }

    Expect expect() {
        if (answers.size() == 1) {
            expect.other().put("contains", answers.getFirst());
        } else {
            expect.other().texts("contains", answers);
        }
        return expect;
    }

    @Nullable
    String add(String text) {
        Condition condition = Condition.parse(text);
        if (condition == null) {
            return "this is no condition";
        }
        return switch (condition.left()) {
            case Operand.Field field -> about(field, condition);
            case Operand.Length length when kind == Kind.HTTP -> bodies.length(length.of(), condition);
            case Operand.Presence presence when kind == Kind.HTTP -> bodies.presence(presence.of(), condition);
            default -> "expectations compare one value with one that is written";
        };
    }

    private @Nullable String about(Operand.Field field, Condition condition) {
        return switch (field.name()) {
            case "STATUS" -> status(condition);
            case "RESPONSE_TIME" -> latency(condition);
            case "CERTIFICATE_EXPIRATION" -> certificate(condition);
            case "CONNECTED" -> connected(condition);
            case "DNS_RCODE" -> rcode(condition);
            case "BODY" -> body(field, condition);
            case "DOMAIN_EXPIRATION" -> "Vedette asks no registry: let the registrar remind you";
            case "IP" -> "watch the name with an endpoint dns:///NAME and expect its answers";
            case "CONTEXT" -> "write the suite as steps, with capture";
            default -> "Vedette knows no such value";
        };
    }

    private @Nullable String status(Condition condition) {
        if (kind == Kind.SSH) {
            return null; // a banner is all that is asked for
        }
        IntPredicate good = kind == Kind.HTTP ? statuses(condition) : null;
        if (good == null) {
            return "expect.status takes statuses, classes and ranges";
        }
        expect.statuses().keep(good);
        return expect.statuses().isEmpty() ? "no status is left that would be good" : null;
    }

    private static @Nullable IntPredicate statuses(Condition condition) {
        IntPredicate matched =
                switch (condition.right()) {
                    case Operand.Literal literal
                    when literal.text().matches("\\d{1,4}") ->
                        compared(condition.sign(), Integer.parseInt(literal.text()));
                    case Operand.Glob glob -> {
                        Pattern pattern = Pattern.compile(Globs.regex(glob.pattern()));
                        yield status -> pattern.matcher(String.valueOf(status)).matches();
                    }
                    case Operand.AnyOf any -> status -> any.texts().contains(String.valueOf(status));
                    default -> null;
                };
        boolean turned = condition.negated() && !(condition.right() instanceof Operand.Literal);
        return matched == null || !turned ? matched : matched.negate();
    }

    private static IntPredicate compared(String sign, int bound) {
        return status -> switch (sign) {
            case "==" -> status == bound;
            case "!=" -> status != bound;
            case "<=" -> status <= bound;
            case ">=" -> status >= bound;
            case ">" -> status > bound;
            default -> status < bound;
        };
    }

    private @Nullable String latency(Condition condition) {
        Duration bound = duration(condition.literal());
        if (bound == null || !condition.sign().startsWith("<")) {
            return "expect.latency says only what it must stay under";
        }
        expect.latency(condition.sign().equals("<=") ? bound.plusMillis(1) : bound);
        return null;
    }

    private @Nullable String certificate(Condition condition) {
        Duration bound = duration(condition.literal());
        if (bound == null || !condition.sign().startsWith(">")) {
            return "expect.certificate says only how much longer it must be valid";
        }
        expect.certificate(bound);
        return null;
    }

    /** A bare number is milliseconds. */
    private static @Nullable Duration duration(@Nullable String text) {
        return text != null && text.matches("\\d{1,15}")
                ? Duration.ofMillis(Long.parseLong(text))
                : GoDurations.parse(text);
    }

    private static @Nullable String connected(Condition condition) {
        boolean wanted = "true".equals(condition.literal()) != condition.negated();
        return condition.equality() && wanted ? null : "an endpoint that must not be reached cannot be expected";
    }

    private @Nullable String rcode(Condition condition) {
        if (kind != Kind.DNS || !condition.sign().equals("==") || condition.literal() == null) {
            return "expect.rcode takes one rcode";
        }
        return once("rcode", condition.literal());
    }

    private @Nullable String body(Operand.Field field, Condition condition) {
        return switch (kind) {
            case HTTP -> bodies.add(field, condition);
            case DNS -> answer(condition);
            case WEBSOCKET -> message(condition);
            case GRPC -> "SERVING".equals(condition.literal()) ? null : "Vedette expects SERVING";
            default -> "there is no body to be expected";
        };
    }

    private @Nullable String answer(Condition condition) {
        if (!condition.sign().equals("==") || condition.literal() == null) {
            return "expect.answers and expect.contains take whole answers";
        }
        if (dnsType.equals("MX") || dnsType.equals("SRV")) {
            return "write the whole answer below expect.contains, its numbers too";
        }
        answers.add(condition.literal());
        return null;
    }

    private @Nullable String message(Condition condition) {
        String contained =
                condition.right() instanceof Operand.Glob glob ? Globs.contained(glob.pattern()) : condition.literal();
        if (!condition.sign().equals("==") || contained == null) {
            return "expect.message takes a text that a message must have in it";
        }
        return once("message", contained);
    }

    /** For what has one value only. */
    private @Nullable String once(String key, String value) {
        boolean another =
                expect.other().has(key) && !value.equals(expect.other().text(key));
        if (!another) {
            expect.other().put(key, value);
        }
        return another ? "expect." + key + " takes one: write an endpoint for each other one" : null;
    }
}
