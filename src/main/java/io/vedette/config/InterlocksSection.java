package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.rollback.Terms;
import io.vedette.rollback.Terms.Freeze;
import io.vedette.slo.BudgetPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code interlocks}: what holds for rollbacks of all services together. */
final class InterlocksSection {
    private static final double PERCENT = 100;
    private static final Key<Limit> LIMIT = Key.of(
                    "limit",
                    RollbackSection.limit(),
                    "How many rollbacks of all services may be requested without a person in how long; each further one waits for approval.")
            .or("5 per 10m")
            .example("2 per 1h");
    private static final Key<Duration> APPROVAL_TIMEOUT = Key.of(
                    "approval_timeout",
                    Durations.between("1m", "1d"),
                    "How long a rollback waits for a person; then it is withheld, and people are paged.")
            .or("30m")
            .example("1h");
    private static final Key<Instant> FROM =
            Key.of("from", instant(), "When it begins.").required().example("2026-12-20T00:00:00Z");
    private static final Key<Instant> UNTIL =
            Key.of("until", instant(), "When it is over.").required().example("2027-01-02T00:00:00Z");
    private static final Key<String> REASON =
            Key.of("reason", Scalars.line(), "What people are told.").example("year end");
    private static final Shape FREEZE = Shape.of(
                    "freeze", "A time in which nothing is taken back.", FROM, UNTIL, REASON)
            .checkedBy(InterlocksSection::check);
    private static final Key<List<Fields>> FREEZES = Key.of(
            "freeze", ListOf.any(FREEZE), "When nothing is taken back: what would have been is withheld, and paged.");

    private static final Key<Double> ASK = Key.of(
                    "approval_below",
                    share(),
                    "A version that came while less than this was left is taken back by a person's word only.")
            .or("25%")
            .example("10%");
    private static final Key<Double> HALT = Key.of(
                    "freeze_at",
                    share(),
                    "A version that came while this or less was left is not taken back at all: it is withheld, and paged.")
            .or("never")
            .example("0%");
    private static final Key<Fields> BUDGET = Key.of(
            "budget",
            Shape.of("budget", "What holds when little of a service's least error budget was left.", ASK, HALT)
                    .checkedBy(InterlocksSection::checkBudget),
            "Whatever is deployed on a spent budget may be what mends it: then a person decides whether it is taken back.");

    static final Shape SHAPE = Shape.of(
            "interlocks",
            "What holds for rollbacks of all services together.",
            LIMIT,
            APPROVAL_TIMEOUT,
            FREEZES,
            BUDGET);

    private InterlocksSection() {}

    static Terms terms(@Nullable Fields interlocks) {
        if (interlocks == null) {
            return Terms.DEFAULT;
        }
        List<Freeze> freezes = interlocks.find(FREEZES, List.of()).stream()
                .map(freeze -> new Freeze(freeze.get(FROM), freeze.get(UNTIL), freeze.find(REASON, "")))
                .toList();
        Fields budget = interlocks.find(BUDGET);
        BudgetPolicy policy =
                budget == null ? Terms.DEFAULT.budget() : new BudgetPolicy(budget.get(ASK), budget.get(HALT));
        return new Terms(interlocks.get(LIMIT), interlocks.get(APPROVAL_TIMEOUT), freezes, policy);
    }

    private static void check(Fields freeze, Findings findings) {
        Instant from = freeze.written(FROM);
        Instant until = freeze.written(UNTIL);
        if (from != null && until != null && !from.isBefore(until)) {
            findings.error(
                    freeze.placeOf(UNTIL),
                    freeze.trailOf(UNTIL),
                    until + " is not after from",
                    "expected after " + from);
        }
    }

    private static void checkBudget(Fields budget, Findings findings) {
        Double ask = budget.written(ASK);
        Double halt = budget.written(HALT);
        if (halt != null && halt > (ask == null ? Terms.DEFAULT.budget().ask() : ask)) {
            findings.error(
                    budget.placeOf(HALT),
                    budget.trailOf(HALT),
                    "is more than approval_below",
                    "expected no more: a person is asked before anything is frozen");
        }
    }

    /** A share of a budget, below every remainder for {@code never}. */
    private static Scalar<Double> share() {
        Pattern percent = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?|100)\\s*%");
        return Scalar.of(
                "share",
                "a percentage between 0% and 100% such as 25%, or never",
                Facets.matching("^(never|(\\d{1,2}(\\.\\d{1,3})?|100)\\s*%)$"),
                text -> {
                    Matcher parts = percent.matcher(text);
                    if (text.equals("never")) {
                        return Parsed.good(Double.NEGATIVE_INFINITY);
                    }
                    return parts.matches() ? Parsed.good(Double.parseDouble(parts.group(1)) / PERCENT) : Parsed.bad();
                });
    }

    private static Scalar<Instant> instant() {
        return Scalar.of(
                "time",
                "a time with its offset, such as 2026-12-20T00:00:00Z",
                Facets.matching("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})$"),
                text -> {
                    try {
                        return Parsed.good(OffsetDateTime.parse(text).toInstant());
                    } catch (DateTimeParseException noTime) {
                        return Parsed.bad();
                    }
                });
    }
}
