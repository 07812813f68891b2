package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.GithubWorkflow;
import io.vedette.secret.Secret;
import java.util.Map;

/** A GitHub Actions workflow. */
final class GithubWorkflowKind implements ActionKind {
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
                    Values.templates("input"),
                    "The workflow's inputs; the deployment's fields stand in double braces.")
            .example("{ version: \"{{ deployment.previous_version }}\" }");
    private static final Key<Fields> KEY = Key.of(
            "github_workflow",
            Shape.of(
                    "github_workflow",
                    "A GitHub Actions workflow that is dispatched.",
                    REPOSITORY,
                    WORKFLOW,
                    REF,
                    TOKEN,
                    INPUTS),
            "Dispatches a workflow.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields github) {
        return new GithubWorkflow(
                github.get(REPOSITORY),
                github.get(WORKFLOW),
                github.get(REF),
                github.get(TOKEN),
                github.find(INPUTS, Map.of()));
    }
}
