package io.vedette.demo.fleet;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a simulated service is like.
 *
 * @param team who is responsible: a label
 * @param version that it runs at first
 * @param paths of its endpoints
 */
public record Blueprint(String name, String team, Latency latency, String version, List<String> paths) {
    public Blueprint {
        paths = List.copyOf(paths);
    }

    static Blueprint service(String name, String team, Latency latency, String version) {
        return new Blueprint(name, team, latency, version, List.of("/health"));
    }

    Blueprint alsoAt(String path) {
        return new Blueprint(
                name,
                team,
                latency,
                version,
                Stream.concat(paths.stream(), Stream.of(path)).toList());
    }
}
