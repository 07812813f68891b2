package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.document.Problem;
import io.vedette.config.environment.Environment;
import io.vedette.monitor.ServicePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FragmentsTest {
    @TempDir
    private Path directory;

    @Test
    void theFragmentsOfADirectoryAreOneConfiguration() throws IOException {
        write("10-base.yml", """
                slos: [{ name: up, indicator: availability, objective: 99.9% }]
                receivers: [{ name: r, webhook: { url: "${file:hook}" } }]
                routes: { receiver: r, routes: [{ match: { severity: critical } }] }
                """);
        write("20-a.yaml", """
                services: [{ name: a, slos: [up], endpoints: [{ url: "http://a" }] }]
                routes: { routes: [{ match: { service: a } }] }
                """);
        write("30-b.yml", "services: [{ name: b, endpoints: [{ url: \"http://b\" }] }]");
        write("hook", "https://hooks.example.org/");
        write("README.md", "not a fragment: [");
        write(".hidden.yml", "not a fragment: [");

        Configuration configuration = Texts.accepted(read(directory));

        assertThat(configuration.services()).extracting(ServicePlan::name).containsExactly("a", "b");
        assertThat(configuration.route().routes()).hasSize(2);
    }

    @Test
    void aKeySetInTwoFragmentsIsAProblemThatNamesBoth() throws IOException {
        write("a.yml", "defaults: { interval: 10s }\nserver: { listen: \"127.0.0.1:1\" }\n");
        write("b.yml", "defaults: { timeout: 1s }\nserver:\n  listen: 127.0.0.1:2\n");

        assertThat(errors(read(directory)))
                .isEqualTo(directory + "/b.yml:3:3: server.listen: is set in two files — the first is at " + directory
                        + "/a.yml:2:11");
    }

    @Test
    void aProblemInAFragmentCountsAsItsOwnFileDoes() throws IOException {
        write("a.yml", "services: [{ name: a, endpoints: [{ url: \"http://a\" }] }]");
        write("b.yml", "services: [{ name: b, endpoints: [{ url: \"http://b\", interval: 1 }] }]");

        assertThat(errors(read(directory))).startsWith(directory + "/b.yml:1:64: services[0].endpoints[0].interval:");
    }

    @Test
    void aBrokenFragmentMakesNothingOfTheOthersAProblem() throws IOException {
        write("a.yml", "services: [{ name: a, slos: [up], endpoints: [{ url: \"http://a\" }] }]");
        write("slos.yml", "slos: [");

        assertThat(((Reading.Rejected) read(directory)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).endsWith("slos.yml"));
    }

    @Test
    void aDirectoryWithoutFragmentsIsOneProblem() {
        assertThat(errors(read(directory)))
                .isEqualTo(
                        directory
                                + ": is a directory without any *.yml or *.yaml file — expected a file or a directory of *.yml files");
    }

    @Test
    void aFileThatIsNotThereIsOneProblem() {
        Path none = directory.resolve("none.yml");

        assertThat(errors(read(none))).isEqualTo(none + ": is not there — expected a YAML file in UTF-8");
    }

    @Test
    void aBinaryFileIsOneProblem() throws IOException {
        Path binary = Files.write(directory.resolve("b.yml"), new byte[] {(byte) 0xC3, 0x28, 0, 1});

        assertThat(errors(read(binary))).isEqualTo(binary + ": is not UTF-8 text — expected a YAML file in UTF-8");
    }

    @Test
    void anEnormousFileIsOneProblemAndNotReadToItsEnd() throws IOException {
        Path enormous = Files.write(directory.resolve("e.yml"), new byte[5 << 20]);

        assertThat(errors(read(enormous)))
                .isEqualTo(enormous + ": is larger than 4 MB — expected a YAML file in UTF-8");
    }

    private void write(String name, String text) throws IOException {
        Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(Path location) {
        return ConfigurationReader.read(location, Environment.system());
    }

    private static String errors(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return Texts.lines(reading.problems().stream().filter(Problem::isError).toList());
    }
}
