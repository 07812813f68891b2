package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the committed files to what the program says, or writes them when asked to. */
final class ReferenceFilesTest {
    private static final String REGENERATE = "./mvnw -q -B test -Dtest=ReferenceFilesTest -Dvedette.regenerate=true";

    @Test
    void theSchemaIsWhatTheReaderReads() throws IOException {
        holds("conf/vedette.schema.json", ReferenceFiles.schema().encodePrettily() + "\n");
    }

    @Test
    void theReferencePageIsWhatTheReaderReads() throws IOException {
        holds("docs/configuration.md", ReferenceFiles.page());
    }

    private static void holds(String name, String text) throws IOException {
        Path file = Path.of(name);
        if (Boolean.getBoolean("vedette.regenerate")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is out of date; this writes it anew:%n    %s", name, REGENERATE)
                .isEqualTo(text);
    }
}
