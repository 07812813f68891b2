package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** No mistake, wherever it is made, brings a secret into a problem, and none brings an exception. */
final class SecrecyTest {
    private static final String SECRET = "hunter2";

    private static final FakeEnvironment ENVIRONMENT = new FakeEnvironment()
            .variable("SECRET", SECRET)
            .variable("SMTP_PASSWORD", SECRET)
            .file("slack_webhook", "https://hooks.slack.example/" + SECRET)
            .file("github_token", SECRET);

    private static final String SHOP = Texts.resource("shop-as-announced.yml");

    @Test
    void whatCameFromOutsideIsShownAsItWasWritten() {
        assertThat(Texts.problems("defaults: { interval: \"${SECRET}\" }", ENVIRONMENT))
                .containsExactly(
                        "vedette.yml:1:23: defaults.interval: \"${SECRET}\" — expected a duration such as 250ms, 10s, 5m, 2h or 14d");
    }

    @Test
    void aNameThatCameFromOutsideIsNotSuggested() {
        assertThat(String.join("\n", Texts.problems("""
                receivers: [{ name: "${SECRET}", webhook: { url: "http://a" } }]
                routes: { receiver: hunter3 }
                """, ENVIRONMENT)))
                .contains("there is no receiver \"hunter3\"")
                .doesNotContain(SECRET);
    }

    @Test
    void aSecretWrittenIntoTheFileIsNotShownEither() {
        String text = """
                server: { tokens: [{ name: t, token: hunter2, role: viewer }] }
                services:
                  - name: a
                    endpoints:
                      - { url: "https://user:hunter2@a/x", headers: { A: [hunter2] } }
                      - { url: "gopher://a/x?token=hunter2", headers: { A: "x\\ahunter2" } }
                receivers: [{ name: r, slack: { webhook_url: hunter2 }, webhook: { url: "x:hunter2", secret: hunter2 } }]
                """;

        assertThat(String.join("\n", Texts.problems(text))).doesNotContain(SECRET);
    }

    @Property
    void noMutilationOfAConfigurationThrowsOrTellsASecret(
            @ForAll @IntRange(max = 1650) int from,
            @ForAll @IntRange(max = 40) int length,
            @ForAll("scraps") String scrap) {
        int start = Math.min(from, SHOP.length());
        String text = SHOP.substring(0, start) + scrap + SHOP.substring(Math.min(SHOP.length(), start + length));

        assertThat(Texts.lines(Texts.read(text, ENVIRONMENT).problems())).doesNotContain(SECRET);
    }

    @Property
    void noTextAtAllThrows(@ForAll String text) {
        assertThat(Texts.read(text, ENVIRONMENT)).isNotNull();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> scraps() {
        return net.jqwik.api.Arbitraries.of(
                "",
                " ",
                "\n",
                "\t",
                "- ",
                ": ",
                "[",
                "]",
                "{",
                "}",
                "\"",
                "'",
                "#",
                "&a ",
                "*a",
                "!x ",
                "|",
                ">",
                "%",
                "@",
                "${",
                "${SECRET}",
                "${file:github_token}",
                "null",
                "~",
                "x",
                "0",
                "-1",
                "\u0000",
                "é",
                "<<: ");
    }
}
