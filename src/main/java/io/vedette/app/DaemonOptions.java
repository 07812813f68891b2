package io.vedette.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a daemon is started.
 *
 * @param configuration a file, or a directory of fragments
 * @param environment the process's variables
 */
public record DaemonOptions(Path configuration, Map<String, String> environment) {
    public DaemonOptions {
        environment = Map.copyOf(environment);
    }

    /** With the variables of this process. */
    public static DaemonOptions of(Path configuration) {
        return new DaemonOptions(configuration, System.getenv());
    }
}
