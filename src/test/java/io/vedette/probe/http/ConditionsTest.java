package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.PartUnder;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Part;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Phases PHASES = new Phases(5_000, 20_000, 30_000, 145_000, 100_000);
    private static final String BODY = """
            {"status":"UP","version":"2.4.1","queue":7,"ratio":0.5,"text":"7","none":null,"nodes":[{"up":true},{"up":false}]}""";

    private final HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

    private Answer answer(String body) {
        return new Answer(head, body.getBytes(UTF_8), PHASES, NOW.plus(Duration.ofDays(20)), NOW);
    }

    private @Nullable String detail(Condition<? super Answer> condition) {
        Theirs failure = condition.failure(answer(BODY));
        return failure == null ? null : failure.reason().label() + ": " + failure.detail();
    }

    private static Comparison within(String sign, double figure) {
        return new Comparison.Within(new Bound(
                Arrays.stream(Bound.Sign.values())
                        .filter(one -> one.text().equals(sign))
                        .findFirst()
                        .orElseThrow(),
                figure));
    }

    @Test
    void aNumberIsComparedAsANumber() {
        assertThat(detail(new JsonIs("/queue", within("<", 8)))).isNull();
        assertThat(detail(new JsonIs("/ratio", within(">=", 0.5)))).isNull();
        assertThat(detail(new JsonIs("/queue", within("<", 7)))).isEqualTo("body: expected /queue to be < 7, found 7");
    }

    @Test
    void aTextIsNoNumberEvenIfItLooksLikeOne() {
        assertThat(detail(new JsonIs("/text", within("<", 100))))
                .isEqualTo("body: expected /text to be < 100, found \"7\"");
    }

    @Test
    void aTextMayMatchAnExpression() {
        assertThat(detail(new JsonIs("/version", new Comparison.Matching(Regex.of("^2\\.")))))
                .isNull();
        assertThat(detail(new JsonIs("/version", new Comparison.Matching(Regex.of("^3\\.")))))
                .isEqualTo("body: expected /version to be a match of ^3\\., found \"2.4.1\"");
    }

    @Test
    void whatIsMissingFailsEveryComparisonButMissing() {
        assertThat(detail(new JsonIs("/gone", within("<", 1))))
                .isEqualTo("body: expected /gone to be < 1, found nothing there");
        assertThat(detail(new JsonIs("/gone", new Comparison.Other("x"))))
                .isEqualTo("body: expected /gone to be other than \"x\", found nothing there");
        assertThat(detail(new JsonIs("/gone", new Comparison.Present())))
                .isEqualTo("body: expected /gone to be there, found nothing there");
        assertThat(detail(new JsonIs("/gone", new Comparison.Absent()))).isNull();
    }

    @Test
    void aNullIsAsGoodAsNothing() {
        assertThat(detail(new JsonIs("/none", new Comparison.Absent()))).isNull();
        assertThat(detail(new JsonIs("/none", new Comparison.Present())))
                .isEqualTo("body: expected /none to be there, found nothing there");
    }

    @Test
    void aHeaderMayMatchBeThereOrBeMissing() {
        head.headers().set("Content-Type", "application/json; charset=utf-8");

        assertThat(detail(new HeaderIs("content-type", new Comparison.Matching(Regex.of("^application/json")))))
                .isNull();
        assertThat(detail(new HeaderIs("Content-Type", new Comparison.Present())))
                .isNull();
        assertThat(detail(new HeaderIs("Content-Type", new Comparison.Absent())))
                .isEqualTo(
                        "header: expected header Content-Type to be missing, found \"application/json; charset=utf-8\"");
        assertThat(detail(new HeaderIs("X-Request-Id", new Comparison.Present())))
                .isEqualTo("header: expected header X-Request-Id to be there, found no such header");
    }

    @Test
    void aBodyMayMatchAnExpression() {
        assertThat(detail(new BodyMatches(Regex.of("\"status\"\\s*:\\s*\"UP\""))))
                .isNull();
        assertThat(detail(new BodyMatches(Regex.of("DOWN"))))
                .isEqualTo("body: expected a body that matches DOWN, found a body that does not");
    }

    @Test
    @Timeout(5)
    void anExpressionThatBacktracksElsewhereEndsHere() {
        var trap = answer("a".repeat(200_000) + "!");

        assertThat(new BodyMatches(Regex.of("^(a+)+$")).failure(trap)).isNotNull();
    }

    @Test
    void theLengthOfABodyIsCountedInBytes() {
        var small = new BodySize(new Bound(Bound.Sign.LESS, 10));

        assertThat(small.failure(answer("ääää"))).isNull();
        assertThat(small.failure(answer("äääää")))
                .isEqualTo(new Theirs(Reason.BODY, "expected a body of < 10 bytes, found 10 bytes"));
    }

    @Test
    void aPartOfTheTimeMayBeLimited() {
        assertThat(detail(new PartUnder(Part.TTFB, Duration.ofMillis(201)))).isNull();
        assertThat(detail(new PartUnder(Part.TTFB, Duration.ofMillis(200))))
                .isEqualTo("latency: expected ttfb under 200 ms, found 200 ms");
        assertThat(detail(new PartUnder(Part.TLS, Duration.ofMillis(10))))
                .isEqualTo("latency: expected tls under 10 ms, found 30 ms");
    }

    @Test
    void aPartThatDidNotHappenTookNoTime() {
        var kept = new Phases(Phases.NONE, Phases.NONE, Phases.NONE, 1_000, 10);

        assertThat(new PartUnder(Part.TLS, Duration.ofMillis(10)).failure(() -> kept))
                .isNull();
    }

    @Test
    void securityHeadersThatAreMissingAreNamed() {
        head.headers().set("Server", "nginx/1.24.0").set("Strict-Transport-Security", "max-age=0");

        assertThat(detail(new SecurityHeaders(true)))
                .isEqualTo(
                        "header: expected security headers, found no Strict-Transport-Security with a max-age; no X-Content-Type-Options: nosniff; "
                                + "no frame protection (Content-Security-Policy with frame-ancestors, or X-Frame-Options); Server tells a version");
    }

    @Test
    void securityHeadersHoldWhereAllAreThere() {
        head.headers()
                .set("Server", "nginx")
                .set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .set("X-Content-Type-Options", "nosniff")
                .set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");

        assertThat(detail(new SecurityHeaders(true))).isNull();
    }

    @Test
    void plainHttpNeedsNoStrictTransport() {
        head.headers().set("X-Content-Type-Options", "nosniff").set("X-Frame-Options", "DENY");

        assertThat(detail(new SecurityHeaders(false))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status == 200",
                "status == 200 && json.queue < 10 && phases.ttfb_ms <= 200",
                "json.nodes.size() == 2 && json.nodes.exists(node, node.up)",
                "json.ratio == 0.5 && json.none == null",
                "headers['x-cache'].startsWith('HIT')",
                "body.contains('UP') && size > 10",
                "certificate_days > 14",
                "json.version.matches('^2')"
            })
    void anExpressionThatIsTrueHolds(String expression) {
        head.headers().set("X-Cache", "HIT from edge");

        assertThat(detail(CelHolds.of(expression))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status == 204 | found status 200",
                "status == 200 && json.queue < 5 | found status 200, json.queue 7",
                "json.gone == 1 | found",
                "headers['x-none'] == 'a' | found",
            })
    void anExpressionThatFailsSaysWhatItsNamesStoodFor(String expression, String found) {
        assertThat(detail(CelHolds.of(expression)))
                .startsWith("value: expected " + expression + ", found")
                .contains(found);
    }

    @Test
    void anExpressionOverABodyThatIsNotJsonFails() {
        assertThat(CelHolds.of("json.a == 1").failure(answer("not json"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status == | column 10",
                "statsu == 200 | statsu",
                "status | bool",
                "status == 'x' | column 8",
            })
    void anExpressionThatMeansNothingIsRefusedWithItsPlace(String expression, String why) {
        assertThatThrownBy(() -> CelHolds.of(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    @Timeout(5)
    void anExpressionThatLoopsTooLongFails() {
        var many = "[" + "0,".repeat(400) + "0]";
        var cel = CelHolds.of("json.all(a, json.all(b, json.all(c, a + b + c == 0)))");

        assertThat(cel.failure(answer(many))).isNotNull();
    }
}
