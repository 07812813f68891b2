package io.vedette.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that an alert asks for. At most one for each remedy and episode.
 *
 * @param action the remedy's name
 * @param cause the alert
 */
public record RemedyOrder(String action, Cause cause, String reason, Mode mode) implements Order {
    /**
     * The alert that asks for it.
     *
     * @param labels with its name, its severity, its service and, if it is about one, its endpoint
     */
    public record Cause(String episode, Map<String, String> labels) {
        public Cause {
            labels = Map.copyOf(labels);
        }

        public String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    /** What the order of a remedy for an episode is known by. */
    public static String id(String remedy, String episode) {
        return remedy + "-" + episode;
    }

    @Override
    public String id() {
        return id(action, cause.episode());
    }

    @Override
    public String service() {
        return cause.label("service");
    }

    @Override
    public String subject() {
        return "Remedy " + action + " for " + cause.label("alertname");
    }

    @Override
    public String requestId() {
        return "remedy-" + id();
    }

    @Override
    public @Nullable String previousVersion() {
        return null;
    }

    @Override
    public boolean isBefore(Deployment newer) {
        return false;
    }
}
