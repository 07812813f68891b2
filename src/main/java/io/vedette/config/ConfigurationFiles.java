package io.vedette.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which files make a configuration: one, or the fragments of a directory. Reading the directory blocks. */
sealed interface ConfigurationFiles {
    /**
     * These.
     *
     * @param directory where relative paths start
     * @param files in the order in which they count
     */
    record Some(@Nullable Path directory, List<Path> files) implements ConfigurationFiles {}

    record None(String why) implements ConfigurationFiles {}

    static ConfigurationFiles at(Path location) {
        if (!Files.isDirectory(location)) {
            return new Some(location.getParent(), List.of(location));
        }
        try (Stream<Path> files = Files.list(location)) {
            List<Path> fragments =
                    files.filter(ConfigurationFiles::isFragment).sorted().toList();
            return fragments.isEmpty()
                    ? new None("is a directory without any *.yml or *.yaml file")
                    : new Some(location, fragments);
        } catch (IOException unreadable) {
            return new None("is a directory that cannot be read");
        }
    }

    private static boolean isFragment(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }
}
