package io.vedette.config.action;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.FilePath;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.WebUrls;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.Token;
import io.vedette.rollback.RollbackSpec.Workload;
import io.vedette.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Something that runs in a Kubernetes cluster. */
final class WorkloadKind implements ActionKind {
    private static final Key<URI> URL = Key.of("url", WebUrls.page(), "The cluster's API server.")
            .or("https://kubernetes.default.svc")
            .example("https://10.0.0.1:6443");
    private static final Key<String> NAMESPACE =
            Key.of("namespace", label(), "Its namespace.").or("default").example("shop");
    private static final Key<String> NAME =
            Key.of("name", label(), "Its name.").required().example("checkout");
    private static final Key<Secret> TOKEN = Key.of(
                    "token",
                    Scalars.secret(),
                    "The token of a service account that may get and patch it, and list ReplicaSets.")
            .example("${file:checkout_token}");
    private static final Key<Path> TOKEN_FILE = Key.of(
                    "token_file",
                    FilePath.secret(),
                    "The file that has the token, where somebody renews it, as Kubernetes does that of a pod about once an hour: it is read anew for each request.")
            .example("/var/run/secrets/kubernetes.io/serviceaccount/token");
    private static final Key<Path> CA_FILE = Key.of(
                    "ca_file", FilePath.certificates(), "The authorities of the API server's certificate.")
            .orElse("the system's")
            .example("/var/run/secrets/kubernetes.io/serviceaccount/ca.crt");

    private final Key<Fields> key;
    private final Function<Workload, ActionSpec> action;

    WorkloadKind(String name, String description, Function<Workload, ActionSpec> action) {
        this.key = Key.of(
                name,
                Shape.of(name, description, URL, NAMESPACE, NAME, TOKEN, TOKEN_FILE, CA_FILE)
                        .with(new Rule.ExactlyOneOf(List.of(TOKEN, TOKEN_FILE))),
                description);
        this.action = action;
    }

    private static Scalar<String> label() {
        return Scalars.matching("name", "a Kubernetes name", "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$");
    }

    @Override
    public Key<Fields> key() {
        return key;
    }

    @Override
    public ActionSpec spec(Fields fields) {
        return action.apply(new Workload(
                fields.get(URL), fields.get(NAMESPACE), fields.get(NAME), token(fields), fields.find(CA_FILE)));
    }

    private static Token token(Fields fields) {
        Path file = fields.find(TOKEN_FILE);
        return file == null ? new Token.Written(fields.get(TOKEN)) : new Token.InFile(file);
    }
}
