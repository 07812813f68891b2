package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.ArgoCdRollback;
import io.vedette.secret.Secret;
import java.net.URI;

/** Argo CD's rollback. */
final class ArgoCdKind implements ActionKind {
    private static final Key<URI> URL =
            Key.of("url", WebUrls.page(), "The Argo CD server.").required().example("https://argocd.example.org");
    private static final Key<String> APPLICATION = Key.of("application", Scalars.line(), "The application's name.")
            .required()
            .example("checkout");
    private static final Key<String> NAMESPACE = Key.of(
                    "app_namespace", Scalars.line(), "Its namespace, if that is not Argo CD's own.")
            .example("shop");
    private static final Key<String> PROJECT =
            Key.of("project", Scalars.line(), "Its Argo CD project.").example("default");
    private static final Key<Secret> TOKEN = Key.of(
                    "token", Scalars.secret(), "A token of an account that may sync the application.")
            .required()
            .example("${file:argocd_token}");
    private static final Key<Fields> KEY = Key.of(
            "argocd",
            Shape.of(
                    "argocd",
                    "Argo CD's rollback: to the entry of the application's history whose revision is the previous version, or else to the one before the newest. Automatic sync must be off.",
                    URL,
                    APPLICATION,
                    NAMESPACE,
                    PROJECT,
                    TOKEN),
            "Rolls an Argo CD application back.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields argocd) {
        return new ArgoCdRollback(
                argocd.get(URL),
                argocd.get(APPLICATION),
                argocd.find(NAMESPACE),
                argocd.find(PROJECT),
                argocd.get(TOKEN));
    }
}
