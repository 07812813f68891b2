package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.VercelRollback;
import io.vedette.secret.Secret;
import java.net.URI;

/** Vercel's instant rollback. */
final class VercelKind implements ActionKind {
    private static final Key<URI> URL =
            Key.of("url", WebUrls.page(), "Vercel's API.").or("https://api.vercel.com");
    private static final Key<String> PROJECT = Key.of("project", Scalars.line(), "The project's id or name.")
            .required()
            .example("prj_Qm3sNzzU8zN7Gq");
    private static final Key<String> TEAM = Key.of("team", Scalars.line(), "The team's id or slug, if it is a team's.")
            .example("team_Zs7n2Q");
    private static final Key<String> DEPLOYMENT = Key.of(
                    "deployment",
                    Values.template(),
                    "The id of the deployment to go back to. As it stands, deployments are reported with Vercel's ids as their versions.")
            .or("{{ deployment.previous_version }}");
    private static final Key<Secret> TOKEN = Key.of("token", Scalars.secret(), "A token that may change the project.")
            .required()
            .example("${file:vercel_token}");
    private static final Key<Fields> KEY = Key.of(
            "vercel",
            Shape.of(
                    "vercel",
                    "Vercel's instant rollback: production points to an earlier deployment. New ones are not promoted by themselves until it is undone.",
                    URL,
                    PROJECT,
                    TEAM,
                    DEPLOYMENT,
                    TOKEN),
            "Points production to an earlier deployment.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields vercel) {
        return new VercelRollback(
                vercel.get(URL), vercel.get(PROJECT), vercel.find(TEAM), vercel.get(DEPLOYMENT), vercel.get(TOKEN));
    }
}
