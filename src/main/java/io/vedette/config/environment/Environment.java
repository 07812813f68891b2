package io.vedette.config.environment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The process's surroundings as the configuration sees them. Reading a file blocks: call it from a worker. */
public interface Environment {
    @Nullable
    String variable(String name);

    /** What the file holds if that is UTF-8 of at most {@code mostBytes}; never throws. */
    Content file(Path path, int mostBytes);

    /** The variables and files of this process. */
    static Environment system() {
        return new SystemEnvironment();
    }
}
