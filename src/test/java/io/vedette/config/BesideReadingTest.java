package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The endpoint at which the version before stays reachable. */
final class BesideReadingTest {
    private static String service(String canary, String stable, String deployments) {
        return """
                services:
                  - name: shop
                    endpoints:
                      - { name: canary, url: "https://canary.example.org", %s }
                      - { name: stable, url: "https://stable.example.org"%s }
                    %s
                """.formatted(canary, stable, deployments);
    }

    @Test
    void isAnotherEndpointOfTheService() {
        var good = Texts.accepted(service("beside: stable", "", "deployments: {}"));

        assertThat(good.services().getFirst().deployments().beside()).isEqualTo(Map.of("canary", "stable"));
    }

    @Test
    void mustBeThereProbedAlikeAndCompared() {
        assertThat(problems(service("beside: nothing", "", "deployments: {}")))
                .singleElement()
                .asString()
                .contains("services[0].endpoints[0].beside", "nothing is no endpoint of this service");
        assertThat(problems(service("beside: canary", "", "deployments: {}")))
                .singleElement()
                .asString()
                .contains("canary is itself judged as a new version");
        assertThat(problems(service("beside: stable", ", beside: canary", "deployments: {}")))
                .hasSize(2);
        assertThat(problems(service("beside: stable, interval: 2s, timeout: 1s", "", "deployments: {}")))
                .singleElement()
                .asString()
                .contains("stable is probed at another interval");
        assertThat(problems(service("beside: stable", "", "")))
                .singleElement()
                .asString()
                .contains("the service has no deployments section");
    }
}
