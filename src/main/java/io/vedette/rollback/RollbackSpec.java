package io.vedette.rollback;

import io.vedette.secret.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named rollback action and its interlocks.
 *
 * @param approvalRequired whether a person must approve each request
 * @param cooldown the least time between two requests for one service
 * @param limit how many requests for one service in how long
 */
public record RollbackSpec(
        String name,
        ActionSpec action,
        boolean approvalRequired,
        Duration cooldown,
        @Nullable Limit limit) {
    public static final Duration DEFAULT_COOLDOWN = Duration.ofMinutes(30);

    /** At most {@code count} in any {@code period}. */
    public record Limit(int count, Duration period) {}

    /** What is requested. */
    public sealed interface ActionSpec {}

    /**
     * A POST as Standard Webhooks has it.
     *
     * @param signingSecret {@code whsec_…}; a rollback is never requested unsigned
     */
    public record SignedWebhook(Secret url, Secret signingSecret) implements ActionSpec {}

    /** A {@code workflow_dispatch}; inputs may use the deployment's fields in double braces. */
    public record GithubWorkflow(
            String repository, String workflow, String ref, Secret token, Map<String, String> inputs)
            implements ActionSpec {
        public GithubWorkflow {
            inputs = Map.copyOf(inputs);
        }
    }
}
