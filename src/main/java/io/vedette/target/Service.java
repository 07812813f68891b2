package io.vedette.target;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people care about: a named set of targets that is up or down, fast or slow, as one.
 *
 * @param runbook where an alert's reader finds what to do
 * @param dependsOn names of services this one needs
 */
public record Service(
        String name,
        Labels labels,
        List<Target> targets,
        @Nullable URI runbook,
        Set<String> dependsOn) {
    public Service {
        targets = List.copyOf(targets);
        dependsOn = Set.copyOf(dependsOn);
    }

    /** The same with other targets. */
    public Service with(List<Target> others) {
        return new Service(name, labels, others, runbook, dependsOn);
    }
}
