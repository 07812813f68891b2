package io.vedette.config.environment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Surroundings that stay as they were when they were first asked for: what is made of a configuration later is made of the same secrets. */
public final class Remembered implements Environment {
    private final Environment environment;
    private final Map<String, Optional<String>> variables = new ConcurrentHashMap<>();
    private final Map<Path, Content> files = new ConcurrentHashMap<>();

    public Remembered(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String variable(String name) {
        return variables
                .computeIfAbsent(name, unseen -> Optional.ofNullable(environment.variable(unseen)))
                .orElse(null);
    }

    @Override
    public Content file(Path path, int mostBytes) {
        return files.computeIfAbsent(path, unseen -> environment.file(unseen, mostBytes));
    }
}
