package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
    private static final String GATUS = """
            alerting: { slack: { webhook-url: "https://hooks.slack.com/services/T0/B0/verysecret" } }
            endpoints:
              - { name: a, url: "https://a.example.org", conditions: ["[STATUS] == 200"], alerts: [{ type: slack }] }
            """;

    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    private String source = "";

    @BeforeEach
    void write() throws IOException {
        source = Files.writeString(directory.resolve("config.yaml"), GATUS).toString();
    }

    @Test
    void theConfigurationGoesToStandardOutputAndWhatIsToBeSaidToStandardError() {
        assertThat(shell.run("import", "gatus", source)).isZero();
        assertThat(shell.out()).startsWith("# Imported from config.yaml").contains("services:");
        assertThat(shell.err().lines())
                .contains("to be set: file slack_webhook (alerting.slack.webhook-url)")
                .last()
                .isEqualTo("1 service imported; everything came over");
        assertThat(shell.out() + shell.err()).doesNotContain("verysecret");
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByForce() throws IOException {
        Path output = Files.writeString(directory.resolve("vedette.yml"), "mine");

        assertThat(shell.run("import", "gatus", source, "-o", output.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("vedette.yml is there already; --force replaces it");
        assertThat(output).hasContent("mine");

        assertThat(shell.run("import", "gatus", source, "-o", output.toString(), "--force"))
                .isZero();
        assertThat(Files.readString(output)).contains("services:");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void secretsAreWrittenForTheirOwnerAloneWhereThatIsAskedForAndTheConfigurationIsGoodThen() throws IOException {
        Path output = directory.resolve("vedette.yml");

        assertThat(shell.run("import", "gatus", source, "-o", output.toString(), "--secrets", directory.toString()))
                .isZero();

        Path secret = directory.resolve("slack_webhook");
        assertThat(secret).hasContent("https://hooks.slack.com/services/T0/B0/verysecret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(shell.err()).doesNotContain("to be set");
        assertThat(shell.run("check", "-c", output.toString())).isZero();
    }

    @Test
    void aSecretThatIsThereStays() throws IOException {
        Files.writeString(directory.resolve("slack_webhook"), "mine");

        shell.run("import", "gatus", source, "--secrets", directory.toString());

        assertThat(directory.resolve("slack_webhook")).hasContent("mine");
    }

    @Test
    void whatDidNotComeOverIsListedAndCounted() throws IOException {
        String file = Files.writeString(
                        directory.resolve("more.yaml"), GATUS + "storage: { type: memory }\nweb: { port: 8080 }\n")
                .toString();

        assertThat(shell.run("import", "gatus", file)).isEqualTo(1);
        assertThat(shell.err().lines())
                .contains(
                        file
                                + ":4:1: storage: a map of keys — history stays with Gatus; storage.url says where Vedette's own is kept");
        assertThat(shell.err()).endsWith("1 service imported; 2 things did not come over\n");
    }

    @Test
    void everyRivalIsKnownByItsName() throws IOException {
        String modules = Files.writeString(
                        directory.resolve("blackbox.yml"), "modules: { http_2xx: { prober: http } }\n")
                .toString();
        String backup = Files.writeString(
                        directory.resolve("backup.json"),
                        "{\"monitorList\": [{\"id\": 1, \"name\": \"a\", \"type\": \"port\", \"hostname\": \"a.example.org\", \"port\": 22}]}")
                .toString();

        assertThat(shell.run("import", "blackbox", modules)).isEqualTo(1);
        assertThat(shell.out()).contains("modules:");
        assertThat(shell.run("import", "uptime-kuma", backup)).isZero();
        assertThat(shell.out()).contains("url: tcp://a.example.org:22");
        assertThat(shell.run("import", "nagios", backup)).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsAProblemLikeAnother() {
        assertThat(shell.run("import", "gatus", "/no/such.yaml")).isEqualTo(1);
        assertThat(shell.err()).startsWith("/no/such.yaml: is not there");
        assertThat(shell.out()).isEmpty();
    }
}
