package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ManyEndpointsTest {
    @Test
    void tenThousandEndpointsAreAConfiguration() {
        assertThat(Texts.accepted(fleet(10_000)).services()).hasSize(1_000);
    }

    /** Services of ten endpoints each. */
    static String fleet(int endpoints) {
        StringBuilder text =
                new StringBuilder("slos: [{ name: up, indicator: availability, objective: 99.9% }]\nservices:\n");
        for (int i = 0; i < endpoints; i++) {
            if (i % 10 == 0) {
                text.append("  - name: service-%d\n    labels: { team: t%d }\n    slos: [up]\n    endpoints:\n"
                        .formatted(i, i));
            }
            text.append("      - url: https://s%d.example.org/health\n".formatted(i));
            text.append(
                    "        interval: 10s\n        expect: { status: 200, latency: < 2s, json: { /status: UP } }\n");
        }
        return text.toString();
    }
}
