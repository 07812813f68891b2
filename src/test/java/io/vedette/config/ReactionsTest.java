package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reload must hand to those who tell and ask. */
final class ReactionsTest {
    private static final String USUAL = """
            services: [{ name: db, endpoints: [{ url: "tcp://db.example.org:5432" }] }]
            receivers: [{ name: oncall, command: { run: [/bin/true] } }]
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interlocks: { freeze: [{ from: \"2026-12-20T00:00:00Z\", until: \"2027-01-02T00:00:00Z\" }] }",
                "interlocks: { budget: { freeze_at: 0% } }",
                "remedies: [{ name: failover, match: { service: db }, command: { run: [/bin/true] } }]",
                "rollbacks: [{ name: back, command: { run: [/bin/true] } }]",
                "inhibit_rules: [{ source_matchers: ['a=\"b\"'], target_matchers: ['c=\"d\"'] }]",
                "time_intervals: [{ name: nights, time_intervals: [{ times: [{ start_time: '00:00', end_time: '06:00' }] }] }]",
                "routes: { receiver: oncall, group_wait: 0s }"
            })
    void whateverChangesHowItReactsIsAChange(String more) {
        assertThat(read(USUAL + more).reactsLike(read(USUAL))).isFalse();
    }

    @Test
    void anotherServiceIsNone() {
        var other = USUAL.replace("tcp://db", "tcp://other");

        assertThat(read(other).reactsLike(read(USUAL))).isTrue();
    }

    private static Configuration read(String text) {
        return Texts.accepted(Texts.read(text, new FakeEnvironment()));
    }
}
