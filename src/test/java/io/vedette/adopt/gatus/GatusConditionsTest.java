package io.vedette.adopt.gatus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.adopt.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatusConditionsTest {
    private static Imported imported(String url, String... conditions) throws IOException {
        StringBuilder yaml =
                new StringBuilder("endpoints:\n  - name: shop\n    url: \"" + url + "\"\n    conditions:\n");
        for (String condition : conditions) {
            yaml.append("      - '").append(condition.replace("'", "''")).append("'\n");
        }
        Path file = Files.createTempFile("gatus", ".yaml");
        try {
            return Imported.of(Gatus.adopt(Files.writeString(file, yaml)));
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "[STATUS] == 200                       => status: 200",
                "[STATUS] < 300                        => status: 100-299",
                "200 == [STATUS]                       => status: 200",
                "300 > [STATUS]                        => status: 100-299",
                "[STATUS] == any(200, 429)             => status: [200, 429]",
                "[STATUS] == pat(2*)                   => status: 2xx",
                "[STATUS] != 500                       => status: [100-499, 501-599]",
                "[STATUS] != any(500, 501)             => status: [100-499, 502-599]",
                "[CONNECTED] == true                   => status: 100-599",
                "[RESPONSE_TIME] < 500                 => latency: < 500ms",
                "[RESPONSE_TIME] <= 1s                 => latency: < 1s1ms",
                "[CERTIFICATE_EXPIRATION] > 48h        => certificate: \"> 2d\"",
                "[BODY] == OK                          => body_matches: \"^\\\\s*OK\\\\s*$\"",
                "[BODY] == pat(*healthy*)              => body: healthy",
                "[BODY] == any(up, ok)                 => body_matches: \"^\\\\s*(?:up|ok)\\\\s*$\"",
                "[BODY] != pat(*error*)                => cel: \"!body.matches(\\\"(?s)^.*error.*$\\\")\"",
                "[BODY].status == UP                   => /status: UP",
                "[BODY].open == false                  => /open: false",
                "[BODY].data.items[0].id == 1          => /data/items/0/id: 1",
                "[BODY][0].id == 1                     => /0/id: 1",
                "[BODY].count > 5                      => /count: \"> 5\"",
                "[BODY].age < 2h                       => /age: < 7200000",
                "[BODY].mode != read-only              => /mode: \"!= read-only\"",
                "[BODY].name == pat(john*)             => /name: \"~ (?s)^john.*$\"",
                "[BODY].id == any(1, 2)                => cel: \"json.id in [1, 2]\"",
                "[BODY].color == any(red, blue)        => /color: \"~ ^(?:red|blue)$\"",
                "len([BODY].users) > 0                 => cel: \"json.users.size() > 0\"",
                "has([BODY].errors) == false           => /errors: missing",
                "has([BODY].id) == true                => /id: exists",
                "[BODY].word == exists                 => /word: \"= exists\"",
            })
    void whatGatusAsksOfAnAnswerIsWhatVedetteExpects(String condition, String line) throws IOException {
        Imported imported = imported("https://shop.example.org/health", condition.strip());

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml().lines().map(String::strip)).contains(line.strip());
        assertThat(imported.services()).containsExactly("shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[DOMAIN_EXPIRATION] > 720h",
                "[IP] == 127.0.0.1",
                "[RESPONSE_TIME] > 5",
                "[CONNECTED] == false",
                "[STATUS]",
                "[BODY].a == [BODY].b",
                "[BODY] > 5",
                "[CONTEXT].token == x",
                "[STATUS] == any(600)",
                "len([BODY]) > 5"
            })
    void whatVedetteCannotExpectIsNamedWithItsPlace(String condition) throws IOException {
        Imported imported = imported("https://shop.example.org/health", condition);

        assertThat(imported.losses())
                .singleElement()
                .asString()
                .contains(".yaml:4:", "endpoints[0].conditions", condition);
        assertThat(imported.services()).containsExactly("shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "icmp://example.org         | [CONNECTED] == true               | url: icmp://example.org",
                "tcp://example.org:22       | [CONNECTED] == true               | url: tcp://example.org:22",
                "tls://example.org:636      | [CERTIFICATE_EXPIRATION] > 48h    | certificate: \"> 2d\"",
                "starttls://example.org:587 | [CERTIFICATE_EXPIRATION] > 48h    | starttls: required",
                "ssh://example.org:22       | [STATUS] == 0                     | - expect: \"^SSH-\"",
                "wss://example.org/feed     | [BODY] == pat(*pong*)             | message: pong",
                "grpc://example.org:50051   | [CONNECTED] == true               | - url: grpc://example.org:50051",
            })
    void everyKindThatVedetteHasComesOver(String url, String condition, String line) throws IOException {
        Imported imported = imported(url.strip(), condition.strip());

        assertThat(imported.losses()).isEmpty();
        assertThat(imported.yaml()).contains(line.strip());
        assertThat(imported.services()).containsExactly("shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wss://example.org/feed | [BODY] == pat(*pong*) | [BODY] == pat(*ready*)",
                "dns://8.8.8.8          | [DNS_RCODE] == NOERROR | [DNS_RCODE] == NXDOMAIN",
            })
    void whatCanBeExpectedOnceIsNamedWhenItIsAskedForAgain(String url, String first, String second) throws IOException {
        Path file = Files.createTempFile("gatus", ".yaml");
        try {
            Imported imported = Imported.of(Gatus.adopt(Files.writeString(file, """
                    endpoints:
                      - { name: shop, url: "%s", %s conditions: ["%s", "%s"] }
                    """.formatted(
                            url, url.startsWith("dns") ? "dns: { query-name: example.org }," : "", first, second))));

            assertThat(imported.losses()).singleElement().asString().contains("endpoints[0].conditions", second);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> conditions() {
        Arbitrary<String> fields = Arbitraries.of(
                "[STATUS]",
                "[BODY]",
                "[BODY].a",
                "[BODY].a-b[0]",
                "[BODY].x.y",
                "[RESPONSE_TIME]",
                "[CONNECTED]",
                "[IP]",
                "[CERTIFICATE_EXPIRATION]",
                "[DNS_RCODE]",
                "len([BODY].a)",
                "has([BODY].a[1])",
                "has([BODY].a)",
                "[WHAT]");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "200",
                        "true",
                        "5s",
                        "-1",
                        "1.5",
                        "pat(*a*)",
                        "pat([a-)",
                        "pat(a\\)",
                        "any(1, b)",
                        "any()",
                        "exists",
                        "NOERROR",
                        "${X}",
                        "$$y",
                        "{{ z }}",
                        "[BODY].b"),
                Arbitraries.strings().withChars("ab*?[]().,$\\\"<>=~ ").ofMaxLength(8));
        Arbitrary<String> signs = Arbitraries.of("==", "!=", "<", "<=", ">", ">=");
        return Combinators.combine(fields, signs, values).as((field, sign, value) -> field + " " + sign + " " + value);
    }

    @Property(tries = 80)
    void whateverIsAskedTheConfigurationCanBeRead(
            @ForAll @From("urls") String url,
            @ForAll @From("conditions") String first,
            @ForAll @From("conditions") String second)
            throws IOException {
        assertThat(imported(url, first, second).services()).containsExactly("shop");
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.of(
                "https://a.example.org", "http://a.example.org", "tcp://a.example.org:1", "wss://a.example.org");
    }
}
