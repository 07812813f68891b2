package io.vedette.config;

import io.vedette.config.action.ActionKinds;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.rollback.RollbackSpec;
import io.vedette.rollback.RollbackSpec.Limit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry of {@code rollbacks}: how a deployment is taken back, and what holds that back. */
final class RollbackSection {
    private static final Key<String> NAME = Key.of("name", new Name("rollback"), "What services call it.")
            .required()
            .example("github-rollback");
    private static final Key<Boolean> APPROVAL = Key.of(
                    "approval",
                    Scalars.oneOf(approvals()),
                    "`none` requests it at once, `required` waits for a person to approve each.")
            .or("none")
            .example("required");
    private static final Key<Duration> COOLDOWN = Key.of(
                    "cooldown", Durations.between("0s", "30d"), "The least time between two requests for one service.")
            .or(Durations.words(RollbackSpec.DEFAULT_COOLDOWN))
            .example("1h");
    private static final Key<Limit> LIMIT = Key.of(
                    "limit", limit(), "How many requests for one service in how long, at most.")
            .or("3 per 24h")
            .example("2 per 24h");

    static final Shape SHAPE = Shape.of(
                    "rollback",
                    "A way to take a deployment back, requested at most once for each deployment.",
                    Stream.of(List.of(NAME), ActionKinds.keys(), List.of(APPROVAL, COOLDOWN, LIMIT))
                            .flatMap(List::stream)
                            .toArray(Key<?>[]::new))
            .with(new Rule.ExactlyOneOf(ActionKinds.keys()));

    private RollbackSection() {}

    /** Its name, or null when it is not readable. */
    static @Nullable String name(Fields rollback) {
        return rollback.written(NAME);
    }

    static RollbackSpec spec(Fields rollback) {
        return new RollbackSpec(
                rollback.get(NAME),
                ActionKinds.spec(rollback),
                rollback.get(APPROVAL),
                rollback.get(COOLDOWN),
                rollback.get(LIMIT));
    }

    private static Map<String, Boolean> approvals() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("none", false);
        words.put("required", true);
        return words;
    }

    static Scalar<Limit> limit() {
        Pattern pattern = Pattern.compile("([1-9]\\d{0,3})\\s+per\\s+(\\S+)");
        return Scalar.of(
                "limit",
                "a number per duration, such as 2 per 24h",
                Facets.matching("^[1-9]\\d{0,3}\\s+per\\s+" + Durations.PATTERN + "$"),
                text -> {
                    Matcher parts = pattern.matcher(text);
                    Duration period = parts.matches() ? Durations.parse(parts.group(2)) : null;
                    return period == null || !period.isPositive()
                            ? Parsed.bad()
                            : Parsed.good(new Limit(Integer.parseInt(parts.group(1)), period));
                });
    }
}
