package io.vedette.rollback;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.rollback.RollbackSpec.GithubWorkflow;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders and specs for tests. */
final class Orders {
    static final Instant DEPLOYED = Instant.parse("2026-03-02T11:55:00Z");
    static final Secret SIGNING = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=");
    static final SignedWebhook WEBHOOK =
            new SignedWebhook(new Secret("https://ci.example.org/hook/s3cret-path"), SIGNING);

    private Orders() {}

    static Deployment deployment(String id, String service, String version, @Nullable String previous) {
        return new Deployment(
                id, service, version, previous, "production", URI.create("https://ci.example.org/7"), "ci", DEPLOYED);
    }

    static RollbackOrder order(String id, String service, String version, @Nullable String previous) {
        return new RollbackOrder(
                deployment(id, service, version, previous), "back", service + " is down", Mode.AUTOMATIC);
    }

    static RollbackOrder order(String id, String service) {
        return order(id, service, "2.0-" + id, "1.9");
    }

    /** The version that came ten minutes after the one of {@code order}. */
    static Deployment after(RollbackOrder order, String version) {
        Deployment before = order.deployment();
        return new Deployment(
                "d2",
                before.service(),
                version,
                before.version(),
                null,
                null,
                null,
                before.at().plusSeconds(600));
    }

    static RollbackSpec spec(Duration cooldown, @Nullable Limit limit) {
        return new RollbackSpec("back", WEBHOOK, false, cooldown, limit);
    }

    static RollbackSpec free() {
        return spec(Duration.ZERO, null);
    }

    static RollbackSpec approved() {
        return new RollbackSpec("back", WEBHOOK, true, Duration.ZERO, null);
    }

    static RollbackSpec workflow(Map<String, String> inputs) {
        return new RollbackSpec("back", github(inputs), false, Duration.ZERO, null);
    }

    static GithubWorkflow github(Map<String, String> inputs) {
        return new GithubWorkflow("acme/checkout", "rollback.yml", "main", new Secret("ghp_t0ken"), inputs);
    }
}
