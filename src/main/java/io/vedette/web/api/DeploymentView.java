package io.vedette.web.api;

import io.vedette.deployment.Deployment;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.monitor.SmokeCheck;
import io.vertx.core.json.JsonObject;

/** A deployment as the API shows it: as reported, and with what its watch came to. */
public final class DeploymentView {
    private DeploymentView() {}

    public static JsonObject of(WatchSnapshot watch) {
        return of(watch.deployment())
                .put("verdict", watch.verdict().label())
                .put("held", watch.held())
                .put("smoke", Spelling.array(watch.smoke(), DeploymentView::smoke))
                .put("why", watch.why())
                .put("watched_until", Spelling.time(watch.until()))
                .put("judged_at", Spelling.time(watch.judgedAt()))
                .put("rollback", watch.rollback())
                .put("taken_back_at", Spelling.time(watch.aftermath().takenBackAt()))
                .put("recovered_at", Spelling.time(watch.recoveredAt()))
                .put("did_not_help_at", Spelling.time(watch.aftermath().unhelpedAt()));
    }

    private static JsonObject smoke(SmokeCheck check) {
        return new JsonObject()
                .put("endpoint", check.endpoint())
                .put("result", check.result().label())
                .put("detail", check.detail());
    }

    public static JsonObject of(Deployment deployment) {
        return new JsonObject()
                .put("id", deployment.id())
                .put("service", deployment.service())
                .put("version", deployment.version())
                .put("previous_version", deployment.previousVersion())
                .put("environment", deployment.environment())
                .put("url", Spelling.text(deployment.url()))
                .put("by", deployment.by())
                .put("rollback_of", deployment.rollbackOf())
                .put("rollback_safe", deployment.rollbackSafe())
                .put("at", Spelling.time(deployment.at()));
    }
}
