package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.NetlifyRestore;
import io.vedette.secret.Secret;
import java.net.URI;

/** Netlify's restore. */
final class NetlifyKind implements ActionKind {
    private static final Key<URI> URL =
            Key.of("url", WebUrls.page(), "Netlify's API.").or("https://api.netlify.com");
    private static final Key<String> SITE = Key.of("site", Scalars.line(), "The site's id or domain.")
            .required()
            .example("shop.example.org");
    private static final Key<String> DEPLOY = Key.of(
                    "deploy",
                    Values.template(),
                    "The id of the deploy to go back to. As it stands, deployments are reported with Netlify's ids as their versions.")
            .or("{{ deployment.previous_version }}");
    private static final Key<Secret> TOKEN = Key.of("token", Scalars.secret(), "A token that may deploy the site.")
            .required()
            .example("${file:netlify_token}");
    private static final Key<Fields> KEY = Key.of(
            "netlify",
            Shape.of("netlify", "An earlier deploy of Netlify that is restored.", URL, SITE, DEPLOY, TOKEN),
            "Restores an earlier deploy.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields netlify) {
        return new NetlifyRestore(netlify.get(URL), netlify.get(SITE), netlify.get(DEPLOY), netlify.get(TOKEN));
    }
}
