package io.vedette.rollback;

import io.vedette.delivery.HttpAnswer;
import io.vedette.delivery.Quote;
import io.vedette.outbound.Ask;
import io.vedette.outbound.Exchange;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.ArgoCdRollback;
import io.vedette.rollback.RollbackSpec.ArgoRolloutsAbort;
import io.vedette.rollback.RollbackSpec.Command;
import io.vedette.rollback.RollbackSpec.GithubWorkflow;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.rollback.RollbackSpec.KubernetesUndo;
import io.vedette.rollback.RollbackSpec.NetlifyRestore;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.secret.Secret;
import io.vedette.secret.SecretUrl;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question without an effect that says whether an action would have a chance.
 *
 * @param known whether the answer shows that the token is accepted; otherwise any answer is as good as another
 * @param finding what a good answer means
 */
record Look(Ask ask, boolean known, String finding, List<Secret> secrets) {
    private static final int LITTLE = 16 << 10;

    Look {
        secrets = List.copyOf(secrets);
    }

    /** Nothing where the action itself has looked already. */
    static @Nullable Look of(ActionSpec spec, URI github) {
        return switch (spec) {
            case GithubWorkflow workflow ->
                known(
                        github + "/repos/" + workflow.repository() + "/actions/workflows/" + workflow.workflow(),
                        workflow.token(),
                        "GitHub knows the workflow, and the token may see it");
            case VercelRollback vercel ->
                known(
                        vercel.url() + "/v9/projects/" + UrlPart.of(vercel.project()) + team(vercel.team()),
                        vercel.token(),
                        "Vercel knows the project, and the token may see it");
            case NetlifyRestore netlify ->
                known(
                        netlify.url() + "/api/v1/sites/" + UrlPart.of(netlify.site()),
                        netlify.token(),
                        "Netlify knows the site, and the token may see it");
            case GitlabPipeline pipeline -> at(pipeline);
            case SignedWebhook webhook -> at(webhook);
            case ArgoCdRollback _, KubernetesUndo _, ArgoRolloutsAbort _, Command _ -> null;
        };
    }

    private static Look at(GitlabPipeline pipeline) {
        return anyAnswer(
                HttpMethod.GET,
                new Secret(pipeline.url() + "/api/v4/version"),
                "GitLab answers; a trigger token can only be tried by triggering",
                pipeline.token());
    }

    private static Look at(SignedWebhook webhook) {
        return anyAnswer(
                HttpMethod.HEAD,
                webhook.url(),
                "somebody answers there; only a request shows whether the signature is accepted",
                SecretUrl.parts(webhook.url(), webhook.signingSecret()));
    }

    private static Look known(String url, Secret token, String finding) {
        Ask ask = Ask.brief(new Secret(url))
                .with("authorization", "Bearer " + token.reveal())
                .with("accept", "application/json");
        return new Look(ask, true, finding, List.of(token));
    }

    private static Look anyAnswer(HttpMethod method, Secret url, String finding, Secret... secrets) {
        Ask ask = new Ask(method, url, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), LITTLE);
        return new Look(ask, false, finding, List.of(secrets));
    }

    private static String team(@Nullable String team) {
        return team == null ? "" : (team.startsWith("team_") ? "?teamId=" : "?slug=") + UrlPart.of(team);
    }

    boolean isGood(Exchange exchange) {
        return exchange instanceof Exchange.Answered(HttpAnswer answer) && (!known || answer.status() / 100 == 2);
    }

    String words(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered(HttpAnswer answer) ->
                isGood(exchange)
                        ? finding + " (" + answer.status() + ")"
                        : answer.said(hidden()) + ": not there, or the token is not accepted";
            case Exchange.Lost(String why) -> Quote.of(why, hidden());
            case Exchange.Unreached(String why) -> Quote.of(why, hidden());
            case Exchange.Impossible(String why) -> Quote.of(why, hidden());
        };
    }

    private Secret[] hidden() {
        return secrets.toArray(Secret[]::new);
    }
}
