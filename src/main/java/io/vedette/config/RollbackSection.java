package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.GithubWorkflow;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.rollback.Templates;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of {@code rollbacks}: how a deployment is taken back, and what holds that back. */
final class RollbackSection {
    private static final Key<String> REPOSITORY = Key.of(
                    "repository",
                    Scalars.matching("repository", "owner/repository", "^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$"),
                    "The repository that has the workflow.")
            .required()
            .example("acme/checkout");
    private static final Key<String> WORKFLOW = Key.of(
                    "workflow",
                    Scalars.matching("workflow", "the workflow's file name or number", "^[A-Za-z0-9._-]+$"),
                    "The workflow's file name.")
            .required()
            .example("rollback.yml");
    private static final Key<String> REF = Key.of("ref", Scalars.line(), "The branch or tag it runs on.")
            .or("main")
            .example("main");
    private static final Key<Secret> TOKEN = Key.of(
                    "token", Scalars.secret(), "A token that may run workflows in that repository.")
            .required()
            .example("${file:github_token}");
    private static final Key<Map<String, String>> INPUTS = Key.of(
                    "inputs",
                    new MapOf<>(MapOf.Keys.matching("input", "an input's name", "^[A-Za-z_][A-Za-z0-9_-]*$"), input()),
                    "The workflow's inputs; the deployment's fields stand in double braces.")
            .example("{ version: \"{{ deployment.previous_version }}\" }");
    private static final Shape GITHUB_SHAPE = Shape.of(
            "github_workflow",
            "A GitHub Actions workflow that is dispatched.",
            REPOSITORY,
            WORKFLOW,
            REF,
            TOKEN,
            INPUTS);

    private static final Key<Secret> URL = Key.of(
                    "url", WebUrls.secret(), "Where the request is posted; never shown, for it may carry a credential.")
            .required()
            .example("https://deploy.example.org/rollback");
    private static final Key<Secret> SECRET = Key.of(
                    "secret",
                    SigningSecrets.type(),
                    "Signs the request as Standard Webhooks has it; a rollback is never requested unsigned.")
            .required()
            .example("${file:rollback_secret}");
    private static final Shape WEBHOOK_SHAPE = Shape.of(
            "rollback_webhook", "A program that is asked, by a signed POST, to take a deployment back.", URL, SECRET);

    private static final Key<String> NAME = Key.of("name", new Name("rollback"), "What services call it.")
            .required()
            .example("github-rollback");
    private static final Key<Fields> GITHUB = Key.of("github_workflow", GITHUB_SHAPE, "Dispatches a workflow.");
    private static final Key<Fields> WEBHOOK = Key.of("webhook", WEBHOOK_SHAPE, "Posts a signed request.");
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
            .orElse("no limit")
            .example("2 per 24h");

    static final Shape SHAPE = Shape.of(
                    "rollback",
                    "A way to take a deployment back, requested at most once for each deployment.",
                    NAME,
                    GITHUB,
                    WEBHOOK,
                    APPROVAL,
                    COOLDOWN,
                    LIMIT)
            .with(new Rule.ExactlyOneOf(List.of(GITHUB, WEBHOOK)));

    private RollbackSection() {}

    static RollbackSpec spec(Fields rollback) {
        return new RollbackSpec(
                rollback.get(NAME),
                action(rollback),
                rollback.get(APPROVAL),
                rollback.get(COOLDOWN),
                rollback.find(LIMIT));
    }

    private static ActionSpec action(Fields rollback) {
        Fields github = rollback.find(GITHUB);
        if (github == null) {
            Fields webhook = rollback.get(WEBHOOK);
            return new SignedWebhook(webhook.get(URL), webhook.get(SECRET));
        }
        return new GithubWorkflow(
                github.get(REPOSITORY),
                github.get(WORKFLOW),
                github.get(REF),
                github.get(TOKEN),
                github.find(INPUTS, Map.of()));
    }

    private static Map<String, Boolean> approvals() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("none", false);
        words.put("required", true);
        return words;
    }

    /** A misspelt field would show when the rollback is needed: too late. */
    private static Scalar<String> input() {
        return Scalar.of("text", "a text, with fields such as {{ deployment.previous_version }}", Facets.TEXT, text -> {
            String problem = Templates.problem(text);
            return problem == null ? Parsed.good(text) : Parsed.bad(problem);
        });
    }

    private static Scalar<Limit> limit() {
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
