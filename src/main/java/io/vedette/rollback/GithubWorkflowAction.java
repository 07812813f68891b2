package io.vedette.rollback;

import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.delivery.RetryAfter;
import io.vedette.deployment.Order;
import io.vedette.outbound.Ask;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Post;
import io.vedette.rollback.RollbackSpec.GithubWorkflow;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts a GitHub Actions workflow by {@code workflow_dispatch}, and follows the run to its end. GitHub starts another run for each request, so a lost answer ends
 * it.
 */
final class GithubWorkflowAction implements Action {
    private static final String API_VERSION = "2022-11-28";
    private static final Pattern REPOSITORY = Pattern.compile("[\\w-][\\w.-]*/\\.?[\\w-][\\w.-]*");
    private static final Pattern WORKFLOW = Pattern.compile("[\\w-][\\w.-]*");
    private static final int MOST_INPUTS = 25;

    /** The least wait that GitHub wants when it does not say how long; who asks sooner may be shut out. */
    private static final Duration WHEN_LIMITED = Duration.ofMinutes(1);

    private final GithubWorkflow spec;
    private final Secret url;
    private final String runs;
    private final HttpSender http;
    private final InstantSource clock;

    GithubWorkflowAction(GithubWorkflow spec, URI github, HttpSender http, InstantSource clock) {
        this.spec = spec;
        this.url = new Secret(
                github + "/repos/" + spec.repository() + "/actions/workflows/" + spec.workflow() + "/dispatches");
        this.runs = github + "/repos/" + spec.repository() + "/actions/runs/";
        this.http = http;
        this.clock = clock;
    }

    static @Nullable String problem(GithubWorkflow spec) {
        if (!REPOSITORY.matcher(spec.repository()).matches()) {
            return "repository: expected owner/name, found " + spec.repository();
        }
        if (!WORKFLOW.matcher(spec.workflow()).matches()) {
            return "workflow: expected the name of its file, such as rollback.yml, or its number, found "
                    + spec.workflow();
        }
        if (spec.inputs().size() > MOST_INPUTS) {
            return "inputs: expected at most " + MOST_INPUTS + ", found "
                    + spec.inputs().size();
        }
        return Templates.problem("inputs", spec.inputs());
    }

    @Override
    public Future<Delivery> request(Order order) {
        Post post = Post.json(url, body(order))
                .with("accept", "application/vnd.github+json")
                .with("authorization", "Bearer " + spec.token().reveal())
                .with("x-github-api-version", API_VERSION);
        return http.send(post, this::judge).map(this::notTwice);
    }

    @Override
    public Delivery lost(String why) {
        return new Refused("the workflow may have been started all the same: look at the runs of " + spec.workflow()
                + " in " + spec.repository() + " before starting it by hand (" + why + ")");
    }

    private Delivery notTwice(Delivery delivery) {
        return delivery instanceof TryAgain again && again.perhapsTaken() ? lost(again.why()) : delivery;
    }

    private Buffer body(Order order) {
        var inputs = new JsonObject();
        spec.inputs().forEach((name, template) -> inputs.put(name, Templates.render(template, order)));
        return new JsonObject()
                .put("ref", spec.ref())
                .put("inputs", inputs)
                .put("return_run_details", true)
                .toBuffer();
    }

    private Delivery judge(HttpAnswer answer) {
        String said = answer.said(spec.token());
        return switch (answer.status()) {
            case 200 -> started(answer, said);
            case 204 -> new Delivered(said);
            case 401 -> new Refused(said + ": GitHub does not accept the token");
            case 403 -> forbidden(answer, said);
            case 404 ->
                new Refused(said + ": no workflow " + spec.workflow() + " in " + spec.repository()
                        + ", or the token may not see it");
            case 422 ->
                new Refused(said + ": GitHub does not start it; does " + spec.workflow() + " on " + spec.ref()
                        + " have a workflow_dispatch trigger with these inputs?");
            case 429 -> limited(answer, said);
            default -> answer.delivery(clock.instant(), spec.token());
        };
    }

    /** GitHub says which run it started; one that does not say it cannot be followed. */
    private static Delivery started(HttpAnswer answer, String said) {
        var read = JsonAnswer.of(answer);
        String run = read.number("workflow_run_id");
        String page = read.text("html_url");
        return run == null
                ? new Delivered(said)
                : new Delivered("run " + run + (page == null ? "" : ", " + Quote.of(page)), run);
    }

    @Override
    public Future<Delivery> follow(String run) {
        Ask ask = Ask.get(new Secret(runs + run))
                .with("accept", "application/vnd.github+json")
                .with("authorization", "Bearer " + spec.token().reveal())
                .with("x-github-api-version", API_VERSION);
        return http.ask(ask).map(exchange -> exchange.delivery(answer -> seen(answer, run)));
    }

    private Delivery seen(HttpAnswer answer, String run) {
        if (answer.status() != 200) {
            return TryAgain.notTaken(answer.said(spec.token()));
        }
        String conclusion = JsonAnswer.of(answer).text("conclusion");
        if (conclusion == null) {
            return TryAgain.notTaken("run " + run + " has not ended");
        }
        return conclusion.equals("success")
                ? new Delivered("run " + run + " succeeded")
                : new Refused("run " + run + " of " + spec.workflow() + " in " + spec.repository() + " ended with "
                        + Quote.of(conclusion));
    }

    private Delivery forbidden(HttpAnswer answer, String said) {
        boolean limited = answer.retryAfter() != null
                || answer.body().toLowerCase(Locale.ROOT).contains("rate limit");
        return limited
                ? limited(answer, said)
                : new Refused(said + ": the token may not start workflows of " + spec.repository()
                        + ", it needs the permission actions: write");
    }

    private Delivery limited(HttpAnswer answer, String said) {
        Duration asked = RetryAfter.parse(answer.retryAfter(), clock.instant());
        return new TryAgain(said, asked == null ? WHEN_LIMITED : asked, false);
    }
}
