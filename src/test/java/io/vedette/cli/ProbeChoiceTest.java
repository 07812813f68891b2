package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.http.Expectation.StatusIn;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.tcp.TcpSpec;
import io.vedette.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ProbeChoiceTest {
    private static final String FLEET = """
            services:
              - name: checkout
                endpoints:
                  - { url: "https://checkout.example.org/health", name: health, timeout: 3s, expect: { status: 204 } }
                  - { url: "tcp://checkout.example.org:5432", name: port }
              - name: basket
                endpoints:
                  - { url: "https://basket.example.org/health", name: health }
            """;

    @TempDir
    private Path directory = Path.of("");

    private ConfigOption config() throws IOException {
        Path file = Files.writeString(directory.resolve("vedette.yml"), FLEET);
        ConfigOption option = new ConfigOption();
        CommandLine.populateCommand(option, "-c", file.toString());
        return option;
    }

    private static Target target(ProbeChoice.Chosen chosen) {
        assertThat(chosen).isInstanceOf(ProbeChoice.Chosen.One.class);
        return ((ProbeChoice.Chosen.One) chosen).target();
    }

    private static String refusal(ProbeChoice.Chosen chosen) {
        assertThat(chosen).isInstanceOf(ProbeChoice.Chosen.None.class);
        return ((ProbeChoice.Chosen.None) chosen).why();
    }

    private static ProbeChoice choice(@Nullable String url, @Nullable String endpoint) {
        return new ProbeChoice(url, endpoint, null);
    }

    @Test
    void aUrlWithoutASchemeIsHttps() {
        Target target = target(choice("localhost:8443/health", null).among(new ConfigOption(), InstantSource.system()));
        assertThat(target.spec().url()).hasToString("https://localhost:8443/health");
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aTcpUrlIsAHandshake() {
        Target target = target(choice("tcp://localhost:5432", null).among(new ConfigOption(), InstantSource.system()));
        assertThat(target.spec()).isInstanceOf(TcpSpec.class);
    }

    @Test
    void whatCannotBeProbedIsRefusedWithAnExample() {
        for (String url : new String[] {"ftp://example.org", "http://", "tcp://example.org", "http://a b"}) {
            assertThat(refusal(choice(url, null).among(new ConfigOption(), InstantSource.system())))
                    .contains("expected ", "\"" + url + "\"");
        }
        assertThat(refusal(choice(null, null).among(new ConfigOption(), InstantSource.system())))
                .contains("or --endpoint NAME");
    }

    @Test
    void anEndpointIsChosenByItsNameWithinItsServiceAndBringsItsExpectations() throws IOException {
        Target target = target(choice(null, "checkout/health").among(config(), InstantSource.system()));
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(((HttpSpec) target.spec()).expect().getFirst())
                .isInstanceOfSatisfying(StatusIn.class, status -> assertThat(
                                status.ranges().getFirst().contains(204))
                        .isTrue());
    }

    @Test
    void aNameThatSeveralHaveIsAskedBack() throws IOException {
        assertThat(refusal(choice(null, "health").among(config(), InstantSource.system())))
                .contains("checkout/health", "basket/health");
    }

    @Test
    void aMisspeltNameGetsTheNearMatch() throws IOException {
        assertThat(refusal(choice(null, "prot").among(config(), InstantSource.system())))
                .contains("did you mean 'port'?");
    }

    @Test
    void aUrlFindsItsEndpointInTheConfiguration() throws IOException {
        Target target = target(choice("checkout.example.org/health", null).among(config(), InstantSource.system()));
        assertThat(target.id()).hasToString("checkout/health");
        assertThat(refusal(choice("other.example.org", null).among(config(), InstantSource.system())))
                .contains("has the URL");
    }

    @Test
    void anotherUrlIsProbedInTheMannerOfAnEndpoint() throws IOException {
        Target target =
                target(choice("http://127.0.0.1:8080/", "checkout/health").among(config(), InstantSource.system()));
        assertThat(target.spec().url()).hasToString("http://127.0.0.1:8080/");
        assertThat(((HttpSpec) target.spec()).expect())
                .isNotEqualTo(HttpSpec.get(target.spec().url()).expect());
        assertThat(refusal(choice("tcp://127.0.0.1:1", "checkout/health").among(config(), InstantSource.system())))
                .contains("is not of the kind");
    }

    @Test
    void aTimeoutOfOnesOwnMayBeLongerThanTheInterval() throws IOException {
        ProbeChoice patient = new ProbeChoice(null, "port", Duration.ofMinutes(5));
        assertThat(target(patient.among(config(), InstantSource.system())).timeout())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aConfigurationThatCannotBeReadGivesItsProblems() {
        ConfigOption missing = new ConfigOption();
        CommandLine.populateCommand(missing, "-c", "/no/such/vedette.yml");
        assertThat(choice(null, "health").among(missing, InstantSource.system()))
                .isInstanceOf(ProbeChoice.Chosen.Unreadable.class);
    }
}
