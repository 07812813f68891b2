package io.vedette.demo.fleet;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a simulated service is like.
 *
 * @param team who is responsible: a label
 * @param paths of its endpoints
 * @param dependsOn names of services it needs
 */
public record Blueprint(
        String name, String team, Latency latency, String version, List<String> paths, List<String> dependsOn) {
    public Blueprint {
        paths = List.copyOf(paths);
        dependsOn = List.copyOf(dependsOn);
    }

    static Blueprint service(String name, String team, Latency latency, String version) {
        return new Blueprint(name, team, latency, version, List.of("/health"), List.of());
    }

    Blueprint alsoAt(String path) {
        return new Blueprint(
                name,
                team,
                latency,
                version,
                Stream.concat(paths.stream(), Stream.of(path)).toList(),
                dependsOn);
    }

    Blueprint needing(String... services) {
        return new Blueprint(name, team, latency, version, paths, List.of(services));
    }
}
