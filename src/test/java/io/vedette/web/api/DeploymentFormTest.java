package io.vedette.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Commands.DeploymentReport;
import io.vedette.web.api.DeploymentForm.Read;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeploymentFormTest {
    @Test
    void aWholeReportIsReadAsItIs() {
        JsonObject body = new JsonObject()
                .put("service", "checkout")
                .put("version", "2.5.0")
                .put("previous_version", "2.4.1")
                .put("environment", "production")
                .put("url", "https://ci.example.org/runs/42")
                .put("by", "pipeline");

        assertThat(DeploymentForm.read(body))
                .isEqualTo(new Read.Valid(new DeploymentReport(
                        "checkout",
                        "2.5.0",
                        "2.4.1",
                        "production",
                        URI.create("https://ci.example.org/runs/42"),
                        "pipeline")));
    }

    @Test
    void whatIsNullIsAbsent() {
        assertThat(DeploymentForm.read(minimal().put("url", null).put("by", null)))
                .isEqualTo(new Read.Valid(new DeploymentReport("checkout", "1", null, null, null, null)));
    }

    @Test
    void everyFaultHasItsPointer() {
        assertThat(pointers(new JsonObject().put("versoin", "1").put("a/b~c", 1).put("by", 7)))
                .containsExactlyInAnyOrder("/versoin", "/a~1b~0c", "/service", "/version", "/by");
    }

    @Test
    void aMisspeltMemberNamesTheNearOne() {
        assertThat(faults(minimal().put("enviroment", "x")).getFirst().detail())
                .endsWith("Did you mean \"environment\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/y", "javascript:alert(1)", "/runs/42", "https://", "https:// x", "example.org"})
    void onlyAnAddressOfTheWebIsAUrl(String url) {
        assertThat(pointers(minimal().put("url", url))).containsExactly("/url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\u0000b"})
    void aVersionIsOneLineOfText(String version) {
        assertThat(pointers(minimal().put("version", version))).containsExactly("/version");
    }

    @Property
    void whateverIsSentIsEitherReadOrFaulted(@ForAll String service, @ForAll String version, @ForAll String url) {
        Read read = DeploymentForm.read(
                new JsonObject().put("service", service).put("version", version).put("url", url));

        switch (read) {
            case Read.Valid(DeploymentReport report) ->
                assertThat(report.version()).isEqualTo(version);
            case Read.Invalid(List<Fault> faults) -> assertThat(faults).isNotEmpty();
        }
    }

    private static JsonObject minimal() {
        return new JsonObject().put("service", "checkout").put("version", "1");
    }

    private static List<String> pointers(JsonObject body) {
        return faults(body).stream().map(Fault::pointer).toList();
    }

    private static List<Fault> faults(JsonObject body) {
        return switch (DeploymentForm.read(body)) {
            case Read.Valid valid -> List.of();
            case Read.Invalid(List<Fault> faults) -> faults;
        };
    }
}
