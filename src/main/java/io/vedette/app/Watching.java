package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.monitor.ServicePlan;
import java.util.List;

/** How much is watched, in words for who asks the service manager or reads the log. */
record Watching(int services, int endpoints) {
    static Watching of(Configuration configuration) {
        return of(configuration.services());
    }

    static Watching of(List<ServicePlan> services) {
        return new Watching(
                services.size(),
                services.stream()
                        .mapToInt(plan -> plan.service().targets().size())
                        .sum());
    }

    /** The same, after a reload that was refused. */
    String despite(int problems) {
        return this + "; the last reload was refused for " + counted(problems, "problem");
    }

    @Override
    public String toString() {
        return "watching " + counted(services, "service") + ", " + counted(endpoints, "endpoint");
    }

    static String counted(int count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }
}
