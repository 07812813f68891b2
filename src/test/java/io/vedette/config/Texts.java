package io.vedette.config;

import io.vedette.config.document.Problem;
import io.vedette.config.environment.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Short ways to read a text in a test. */
final class Texts {
    static final String FILE = "vedette.yml";

    private Texts() {}

    static Reading read(String text, Environment environment) {
        return ConfigurationReader.read(FILE, text, environment);
    }

    static Configuration accepted(String text) {
        return accepted(text, new FakeEnvironment());
    }

    static Configuration accepted(String text, Environment environment) {
        return accepted(read(text, environment));
    }

    static Configuration accepted(Reading reading) {
        return switch (reading) {
            case Reading.Read read -> read.configuration();
            case Reading.Rejected rejected -> throw new AssertionError(lines(rejected.problems()));
        };
    }

    /** The problems of a text that must have errors, one a line. */
    static List<String> problems(String text) {
        return problems(text, new FakeEnvironment());
    }

    static List<String> problems(String text, Environment environment) {
        return switch (read(text, environment)) {
            case Reading.Rejected rejected ->
                rejected.problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::toString)
                        .toList();
            case Reading.Read read -> throw new AssertionError("was read: " + read.configuration());
        };
    }

    static String lines(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problem::toString).toList());
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
