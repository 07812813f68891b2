package io.vedette.config;

import io.vedette.config.environment.Content;
import io.vedette.config.environment.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables and files that a test made up. */
public final class FakeEnvironment implements Environment {
    private final Map<String, String> variables = new HashMap<>();
    private final Map<Path, Content> files = new HashMap<>();

    public FakeEnvironment variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public FakeEnvironment file(String path, String text) {
        files.put(Path.of(path), new Content.Text(text));
        return this;
    }

    public FakeEnvironment unusable(String path, String why) {
        files.put(Path.of(path), new Content.Unusable(why));
        return this;
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public Content file(Path path, int mostBytes) {
        return files.getOrDefault(path, new Content.Missing());
    }
}
