package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Order;
import io.vedette.deployment.RemedyOrder;
import io.vedette.deployment.RollbackOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts with names in double braces, such as {@code {{ deployment.version }}}: a closed set of names and nothing else. Pure. */
public final class Templates {
    private static final Pattern NAME = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");

    private Templates() {}

    /** What a template may speak of. */
    private enum Name {
        ID("deployment.id"),
        SERVICE("deployment.service"),
        VERSION("deployment.version"),
        PREVIOUS_VERSION("deployment.previous_version"),
        ENVIRONMENT("deployment.environment"),
        REPORT("deployment.report"),
        ALERT("alert.name"),
        ALERT_SERVICE("alert.service"),
        ENDPOINT("alert.endpoint"),
        REASON("reason");

        private final String label;

        Name(String label) {
            this.label = label;
        }

        @Nullable
        String value(Order order) {
            return switch (order) {
                case RollbackOrder rollback -> value(rollback);
                case RemedyOrder remedy -> value(remedy);
            };
        }

        private @Nullable String value(RollbackOrder order) {
            Deployment deployment = order.deployment();
            return switch (this) {
                case ID -> deployment.id();
                case SERVICE -> deployment.service();
                case VERSION -> deployment.version();
                case PREVIOUS_VERSION -> deployment.previousVersion();
                case ENVIRONMENT -> deployment.environment();
                case REPORT -> Objects.toString(order.report(), null);
                case REASON -> order.reason();
                case ALERT, ALERT_SERVICE, ENDPOINT -> null;
            };
        }

        private @Nullable String value(RemedyOrder order) {
            return switch (this) {
                case ALERT -> order.cause().labels().get("alertname");
                case ALERT_SERVICE -> order.service();
                case ENDPOINT -> order.cause().labels().get("endpoint");
                case REASON -> order.reason();
                case ID, SERVICE, VERSION, PREVIOUS_VERSION, ENVIRONMENT, REPORT -> null;
            };
        }

        static Optional<Name> of(MatchResult braces) {
            String label = braces.group(1).strip();
            return Arrays.stream(values())
                    .filter(name -> name.label.equals(label))
                    .findFirst();
        }
    }

    /** What is wrong with a template, in a sentence, or nothing. */
    public static @Nullable String problem(String template) {
        Optional<String> unknown = NAME.matcher(template)
                .results()
                .filter(braces -> Name.of(braces).isEmpty())
                .map(braces -> braces.group(1).strip())
                .findFirst();
        if (unknown.isPresent()) {
            return "unknown name \"" + unknown.get() + "\", expected one of " + names();
        }
        return BRACES.matcher(NAME.matcher(template).replaceAll("")).find()
                ? "expected each {{ to have its }} around one of " + names()
                : null;
    }

    /** The first name in a template that a remedy never has, or else a rollback. */
    public static Optional<String> foreign(String template, boolean toRemedies) {
        return NAME.matcher(template)
                .results()
                .flatMap(braces -> Name.of(braces).stream())
                .map(name -> name.label)
                .filter(label -> label.startsWith(toRemedies ? "deployment." : "alert."))
                .findFirst();
    }

    /** What is wrong with the first template that is wrong, after its place in {@code where}. */
    static @Nullable String problem(String where, Map<String, String> templates) {
        return templates.entrySet().stream()
                .filter(each -> problem(each.getValue()) != null)
                .map(each -> where + '.' + each.getKey() + ": " + problem(each.getValue()))
                .findFirst()
                .orElse(null);
    }

    /** The first name in a template that has no value for this order. Nothing is held back for want of an address to read more at. */
    static Optional<String> missing(String template, Order order) {
        return NAME.matcher(template)
                .results()
                .flatMap(braces -> Name.of(braces).stream())
                .filter(name -> name != Name.REPORT && name.value(order) == null)
                .map(name -> name.label)
                .findFirst();
    }

    /** A template without {@link #problem}, filled in; values are taken as they are and never looked at for names. */
    static String render(String template, Order order) {
        return NAME.matcher(template).replaceAll(braces -> Matcher.quoteReplacement(value(braces, order)));
    }

    private static String value(MatchResult braces, Order order) {
        Name name = Name.of(braces).orElseThrow();
        String value = name.value(order);
        return value == null ? "" : value;
    }

    private static String names() {
        return Arrays.stream(Name.values()).map(name -> name.label).collect(Collectors.joining(", "));
    }
}
