package io.vedette.cli;

import io.vedette.config.ConfigurationReader;
import io.vedette.config.Reading;
import io.vedette.config.environment.Environment;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration is meant. */
final class ConfigOption {
    private static final String USUAL = "conf/vedette.yml";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration: a file, or a directory of *.yml files (default: " + USUAL + ").")
    private @Nullable Path given;

    ConfigOption() {}

    ConfigOption(Path given) {
        this.given = given;
    }

    boolean isGiven() {
        return given != null;
    }

    Path location() {
        return Objects.requireNonNullElse(given, Path.of(USUAL));
    }

    Reading read() {
        return ConfigurationReader.read(location(), Environment.system());
    }
}
