package io.vedette.config;

import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import java.util.Set;
import java.util.regex.Pattern;

/** What labels may be called, as Prometheus has it. */
final class LabelNames {
    private static final String PATTERN = "^[a-zA-Z_][a-zA-Z0-9_]*$";

    /** Given by Vedette to every alert. */
    private static final Set<String> OURS = Set.of("alertname", "severity", "service", "endpoint", "slo");

    private LabelNames() {}

    /** Labels that a user gives. */
    static MapOf<String> given() {
        Pattern name = Pattern.compile(PATTERN);
        String ours = "alertname|severity|service|endpoint|slo";
        return new MapOf<>(
                new MapOf.Keys(
                        "label",
                        "a label name of letters, digits and underscores, and not one of Vedette's own: "
                                + ours.replace("|", ", "),
                        "^(?!(" + ours + ")$)[a-zA-Z_][a-zA-Z0-9_]*$",
                        text -> !OURS.contains(text) && name.matcher(text).matches()),
                Scalars.text());
    }

    /** Labels and the values that they must have. */
    static MapOf<String> matched() {
        return new MapOf<>(
                MapOf.Keys.matching("label", "a label name of letters, digits and underscores", PATTERN),
                Scalars.text());
    }

    static Scalar<String> name() {
        return Scalars.matching("label", "a label name of letters, digits and underscores", PATTERN);
    }

    /** What alerts are grouped by: a label, or all of them. */
    static Scalar<String> grouping() {
        return Scalars.matching(
                "label",
                "a label name of letters, digits and underscores, or '...' for all labels",
                "^([a-zA-Z_][a-zA-Z0-9_]*|\\.\\.\\.)$");
    }
}
