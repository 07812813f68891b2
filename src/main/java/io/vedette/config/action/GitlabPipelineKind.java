package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.GitlabPipeline;
import io.vedette.secret.Secret;
import java.net.URI;
import java.util.Map;

/** A GitLab pipeline. */
final class GitlabPipelineKind implements ActionKind {
    private static final Key<URI> URL = Key.of("url", WebUrls.page(), "The GitLab.")
            .or("https://gitlab.com")
            .example("https://gitlab.example.org");
    private static final Key<String> PROJECT = Key.of(
                    "project",
                    Scalars.matching(
                            "project", "the project's number or path", "^([0-9]+|[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+)$"),
                    "The project that has the pipeline: its number or its path.")
            .required()
            .example("acme/checkout");
    private static final Key<String> REF = Key.of("ref", Scalars.line(), "The branch or tag it runs on.")
            .or("main")
            .example("main");
    private static final Key<Secret> TOKEN = Key.of(
                    "token", Scalars.secret(), "A pipeline trigger token of the project.")
            .required()
            .example("${file:gitlab_token}");
    private static final Key<Secret> READ_TOKEN = Key.of(
                    "read_token",
                    Scalars.secret(),
                    "A token that may read pipelines (`read_api`), which a trigger token may not: with it the pipeline is followed to its end, and a failed one pages.")
            .example("${file:gitlab_read_token}");
    private static final Key<Map<String, String>> VARIABLES = Key.of(
                    "variables",
                    Values.templates("variable"),
                    "The pipeline's variables; the deployment's fields stand in double braces.")
            .example("{ VERSION: \"{{ deployment.previous_version }}\" }");
    private static final Key<Fields> KEY = Key.of(
            "gitlab_pipeline",
            Shape.of(
                    "gitlab_pipeline",
                    "A GitLab pipeline that is triggered.",
                    URL,
                    PROJECT,
                    REF,
                    TOKEN,
                    READ_TOKEN,
                    VARIABLES),
            "Triggers a pipeline.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields gitlab) {
        return new GitlabPipeline(
                gitlab.get(URL),
                gitlab.get(PROJECT),
                gitlab.get(REF),
                gitlab.get(TOKEN),
                gitlab.find(READ_TOKEN),
                gitlab.find(VARIABLES, Map.of()));
    }
}
