package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.document.Node;
import io.vedette.config.document.YamlDocument;
import io.vedette.probe.world.Authority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors accept is what the reader accepts, as far as a schema can tell. */
final class SchemaTest {
    private static final Validator VALIDATOR = Validator.create(
            JsonSchema.of(new JsonObject(Texts.file("conf/vedette.schema.json"))),
            new JsonSchemaOptions().setBaseUri("urn:vedette:").setDraft(Draft.DRAFT202012));

    private static final FakeEnvironment ENVIRONMENT = new FakeEnvironment()
            .variable("X", "10s")
            .variable("PORT", "587")
            .file("t", "0123456789abcdef")
            .file("ca.pem", new Authority("CA").pem().text());

    @ParameterizedTest
    @ValueSource(strings = {"conf/vedette.yml", "conf/examples/minimal.yml", "conf/examples/shop.yml"})
    void theFilesThatComeAlongFitTheSchema(String file) {
        OutputUnit answer = validate(Texts.file(file));

        assertThat(answer.getValid()).as(String.valueOf(answer.getErrors())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: [{ name: a, endpoints: [{ url: \"http://a\" }] }]",
                "services: [{ name: a, endpoints: [{ url: \"tcp://a:1\", interval: \"${X}\", timeout: 2s }] }]",
                "services: [{ name: a, endpoints: [{ url: \"https://a/x?y\", method: HEAD, version: json /v, body_limit: 1MB }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", expect: { status: [200, 2xx, 300-302], latency: < 2s, json: { /a: 1, /b: true } } }] }]",
                "services: [{ name: a, endpoints: [{ url: \"https://a\", expect: { status: 200, certificate: \"> 14d\", header: { A: b } }, tls: { ca_file: ca.pem } }] }]",
                "services:\nslos:\nserver:\n",
                "slos: [{ name: s, indicator: latency < 1h30m, objective: 99.999% }]",
                "slos: [{ name: s, indicator: ttfb < 200ms, objective: 99%, window: calendar month, time_zone: Asia/Kolkata }]",
                "slos: [{ name: s, indicator: freshness < 26h, objective: 99%, alerting: [{ long: 1d, factor: 14.4, severity: critical }] }]",
                "server: { listen: \":9808\", tokens: [{ name: t, token: \"${file:t}\", role: viewer }] }",
                "server: { listen: \"[::1]:0\", external_url: https://a.example.org }",
                "receivers: [{ name: r, email: { to: [a@b], from: c@d, smtp: { host: h, port: \"${PORT}\", starttls: tls } } }]",
                "receivers: [{ name: r, webhook: { url: \"http://a\" } }]\nroutes: { receiver: r, group_by: [a], routes: [{ match: { a: b }, group_wait: 0s }] }",
                "rollbacks: [{ name: r, github_workflow: { repository: a/b, workflow: w.yml, token: t, inputs: { a: 1 } }, approval: required, limit: 2 per 24h }]",
                "defaults: { labels: { a: on, b: 1.10, c: yes } }",
                "storage: { url: \"sqlite:/a\", max_size: 20GB, results: 0, retention: 90d }",
                "storage: { url: memory }",
            })
    void bothAccept(String text) {
        assertThat(Texts.read(text, ENVIRONMENT)).isInstanceOf(Reading.Read.class);
        OutputUnit answer = validate(text);
        assertThat(answer.getValid()).as(String.valueOf(answer.getErrors())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "servicse: []",
                "services: 3",
                "services: [{ name: a }]",
                "services: [{ name: a, endpoints: [] }]",
                "services: [{ name: a b, endpoints: [{ url: \"http://a\" }] }]",
                "services: [{ name: a, endpoints: [{ name: x }] }]",
                "services: [{ name: a, endpoints: [{ url: \"ftp://a\" }] }]",
                "services: [{ name: a, endpoints: [{ url: \"https://u:p@a\" }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", intervall: 10s }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", interval: 10 }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", interval: 10sec }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", interval: 1m1h }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", method: get }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", version: X-Version }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", body_limit: 1 }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", headers: { a b: c } }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", expect: { status: 99 } }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", expect: { status: [] } }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", expect: { latency: 2s } }] }]",
                "services: [{ name: a, endpoints: [{ url: \"http://a\", expect: { json: { status: UP } } }] }]",
                "services: [{ name: a, labels: { service: b }, endpoints: [{ url: \"http://a\" }] }]",
                "slos: [{ name: s, indicator: availability, objective: 99.9 }]",
                "slos: [{ name: s, indicator: availability, objective: 100% }]",
                "slos: [{ name: s, indicator: availability, objective: 0.0% }]",
                "slos: [{ name: s, indicator: uptime, objective: 99.9% }]",
                "slos: [{ name: s, objective: 99.9% }]",
                "server: { listen: 9808 }",
                "server: { tokens: [{ name: t, token: short, role: viewer }] }",
                "server: { tokens: [{ name: t, token: 0123456789abcdefg, role: admin }] }",
                "receivers: [{ name: r }]",
                "receivers: [{ name: r, email: { to: [], from: c@d, smtp: { host: h } } }]",
                "receivers: [{ name: r, email: { to: [a@b], from: c@d, smtp: { host: h, port: 0 } } }]",
                "receivers: [{ name: r, email: { to: [a@b], from: c, smtp: { host: h } } }]",
                "receivers: [{ name: r, webhook: { url: \"http://a\", secret: x } }]",
                "rollbacks: [{ name: r }]",
                "rollbacks: [{ name: r, webhook: { url: \"http://a\" } }]",
                "rollbacks: [{ name: r, github_workflow: { repository: a, workflow: w, token: t } }]",
                "storage: { url: \"postgres://a\" }",
                "storage: { max_size: 1.5GB }",
                "storage: { results: many }",
                "defaults: [a]",
            })
    void bothRefuse(String text) {
        assertThat(Texts.read(text, ENVIRONMENT)).isInstanceOf(Reading.Rejected.class);
        assertThat(validate(text).getValid()).isFalse();
    }

    @Test
    void theSchemaIsOneOfItsDraft() {
        OutputUnit answer = Validator.create(
                        JsonSchema.of(new JsonObject(Texts.file("conf/vedette.schema.json"))),
                        new JsonSchemaOptions().setBaseUri("urn:vedette:").setDraft(Draft.DRAFT202012))
                .validate(new JsonObject());

        assertThat(answer.getValid()).isTrue();
    }

    private static OutputUnit validate(String text) {
        Node.Mapping document = new YamlDocument("sample.yml", problem -> {}).read(text);
        return VALIDATOR.validate(json(Objects.requireNonNull(document)));
    }

    /** As an editor sees YAML: by the core schema of YAML 1.2. */
    private static @Nullable Object json(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                JsonObject object = new JsonObject();
                mapping.entries().forEach(entry -> object.put(entry.key(), json(entry.node())));
                yield object;
            }
            case Node.Sequence sequence -> {
                JsonArray array = new JsonArray();
                sequence.items().forEach(item -> array.add(json(item.node())));
                yield array;
            }
            case Node.Scalar scalar ->
                scalar.isNothing() ? null : scalar.plain() ? plain(scalar.text()) : scalar.text();
        };
    }

    private static Object plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?") ? Double.valueOf(text) : text;
    }
}
