package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stands around a service: what it needs, what shows that our network carries, and who notices that we are gone. */
final class WorldReadingTest {
    private static String service(String name, String needs) {
        return "  - { name: " + name + ", depends_on: [" + needs + "], endpoints: [{ url: \"https://" + name
                + ".example.org\" }] }\n";
    }

    @Test
    void servicesThatNeedOneAnotherInACircleAreRefused() {
        assertThat(problems(
                        "services:\n" + service("a", "b") + service("b", "c") + service("c", "a") + service("d", "a")))
                .filteredOn(problem -> problem.contains("circle"))
                .singleElement()
                .asString()
                .contains("services[0].depends_on", "goes round in a circle: a needs b needs c needs a");
        assertThat(problems("services:\n" + service("a", "a"))).anyMatch(problem -> problem.contains("a needs a"));
        assertThat(Texts.accepted("services:\n" + service("a", "b, c") + service("b", "c") + service("c", ""))
                        .services())
                .hasSize(3);
    }

    @Test
    void anchorsMustHaveNothingToDoWithOneAnother() {
        String services = "services:\n" + service("a", "");
        assertThat(
                        problems(
                                services
                                        + "anchors: [{ url: \"https://a.example.org\" }, { url: \"https://b.example.org\" }, { url: \"tcp://192.0.2.1:53\" }]"))
                .filteredOn(problem -> problem.contains("anchors"))
                .singleElement()
                .asString()
                .contains("has anchors of 2 networks or domains");

        var good = Texts.accepted(
                services
                        + "anchors: [{ url: \"https://a.example.org\" }, { url: \"https://b.example.net\" }, { url: \"tcp://192.0.2.1:53\" }]");
        assertThat(good.anchors()).hasSize(3);
        assertThat(good.anchors().getFirst().interval()).hasSeconds(5);
    }

    @Test
    void aDeadManSwitchHasASecretAddress() {
        var good = Texts.accepted(
                "services:\n" + service("a", "") + "deadman: { url: \"https://hc.example.org/ping/s3cret\" }");

        assertThat(good.deadman()).isNotNull().satisfies(deadman -> {
            assertThat(deadman.interval()).isEqualTo(Duration.ofSeconds(60));
            assertThat(deadman.toString()).doesNotContain("s3cret");
        });
        assertThat(problems("services:\n" + service("a", "") + "deadman: { url: s3cret, interval: 1s }"))
                .filteredOn(problem -> problem.contains("deadman"))
                .hasSize(2)
                .noneMatch(problem -> problem.contains("s3cret"));
    }
}
