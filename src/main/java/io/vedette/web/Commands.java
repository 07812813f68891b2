package io.vedette.web;

import io.vedette.deployment.Deployment;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person or a pipeline with the operator's role may ask for. */
public interface Commands {
    /**
     * Opens a watch. The same {@code key} with the same report gives the first answer again.
     *
     * @param key the Idempotency-Key, if one was sent
     */
    Future<Accepted> deploy(DeploymentReport report, @Nullable String key);

    /** Reads the configuration again; nothing changes when it has a problem. */
    Future<Reloaded> reload();

    /** A deployment as reported from outside. */
    record DeploymentReport(
            String service,
            String version,
            @Nullable String previousVersion,
            @Nullable String environment,
            @Nullable URI url,
            @Nullable String by) {}

    /** What a report came to. */
    sealed interface Accepted {
        /** A watch was opened now. */
        record Opened(Deployment deployment) implements Accepted {}

        /** This key was used for the same report before. */
        record Repeated(Deployment deployment) implements Accepted {}

        /** This key was used for another report before. */
        record KeyReused() implements Accepted {}

        /** There is no such service; {@code near} are names like it. */
        record NoSuchService(List<String> near) implements Accepted {}
    }

    /** What a reload came to. */
    sealed interface Reloaded {
        /** It is in force. */
        record Done(int added, int removed, int changed, int same) implements Reloaded {}

        /** Nothing was touched; every problem with its place. */
        record Rejected(List<String> problems) implements Reloaded {}
    }
}
