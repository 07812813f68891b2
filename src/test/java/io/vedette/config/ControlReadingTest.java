package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The control group by name. */
final class ControlReadingTest {
    private static String services(String control, String other) {
        return """
                services:
                  - name: shop
                    endpoints: [{ url: "https://shop.example.org" }]
                    deployments: { %s }
                  - name: mail
                    endpoints: [{ url: "https://mail.example.org" }]
                    %s
                """.formatted(control, other);
    }

    @Test
    void isOtherServicesOrNoneOrAllThatFit() {
        assertThat(control("control: [mail]")).isEqualTo(Set.of("mail"));
        assertThat(control("control: []")).isEmpty();
        assertThat(control("")).isNull();
    }

    private static @Nullable Set<String> control(String text) {
        return Texts.accepted(services(text, "deployments: {}"))
                .services()
                .getFirst()
                .deployments()
                .control();
    }

    @Test
    void mustBeComparedAndNotBeDisturbedByTheServiceItself() {
        assertThat(problems(services("control: [shop]", "deployments: {}")))
                .singleElement()
                .asString()
                .contains("shop is the service itself");
        assertThat(problems(services("control: [mail]", "")))
                .singleElement()
                .asString()
                .contains("mail has no deployments section");
        assertThat(problems(services("control: [mail]", "deployments: {}\n    depends_on: [shop]")))
                .singleElement()
                .asString()
                .contains("mail needs this one");
    }
}
