package io.vedette.web.hooks;

import io.vedette.web.HookSpec;
import io.vedette.web.HookSpec.Source;
import io.vedette.web.hooks.Hook.Deployed;
import java.util.List;

/** Whose deployment it is that a platform tells of. */
record Sources(HookSpec spec) {
    /** The services; none when the environment does not count. Without an entry that names it, the service that has the name of what was deployed. */
    List<String> services(Deployed deployed) {
        List<Source> named = spec.sources().stream()
                .filter(source -> source.from().equalsIgnoreCase(deployed.from()))
                .toList();
        if (named.isEmpty()) {
            return counts(deployed.environment()) ? List.of(lastPart(deployed.from())) : List.of();
        }
        return named.stream()
                .filter(source -> source.environment() == null
                        ? counts(deployed.environment())
                        : source.environment().equalsIgnoreCase(deployed.environment()))
                .map(Source::service)
                .distinct()
                .toList();
    }

    private boolean counts(String environment) {
        return environment.isEmpty()
                || spec.environments().isEmpty()
                || spec.environments().stream().anyMatch(environment::equalsIgnoreCase);
    }

    private static String lastPart(String from) {
        return from.substring(from.lastIndexOf('/') + 1);
    }
}
