package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.HeaderEquals;
import io.vedette.probe.http.Expectation.JsonEquals;
import io.vedette.probe.http.Expectation.StatusIn;
import io.vedette.probe.http.Expectation.StatusRange;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.Trouble;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChecksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Phases TWO_SECONDS = new Phases(Phases.NONE, 500_000, Phases.NONE, 1_400_000, 100_000);

    private final HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

    private static void holds(Condition<? super Answer> expectation, Answer answer) {
        assertThat(expectation.failure(answer)).isNull();
    }

    private static void fails(Condition<? super Answer> expectation, Answer answer, Reason reason, String detail) {
        assertThat(expectation.failure(answer)).isEqualTo(new Trouble.Theirs(reason, detail));
    }

    private Answer answer(String body) {
        return new Answer(head, body.getBytes(UTF_8), TWO_SECONDS, null, NOW);
    }

    private Answer answer(@Nullable Instant expiry) {
        return new Answer(head, new byte[0], TWO_SECONDS, expiry, NOW);
    }

    @Test
    void aStatusHoldsAnywhereInItsRanges() {
        var expected = new StatusIn(List.of(new StatusRange(200, 200), new StatusRange(300, 399)));
        holds(expected, answer(""));
        head.setStatus(HttpResponseStatus.FOUND);
        holds(expected, answer(""));
        head.setStatus(HttpResponseStatus.CREATED);
        fails(expected, answer(""), Reason.STATUS, "expected status 200 or 300-399, found 201 Created");
    }

    @Test
    void latencyIsTheSumOfThePhasesAndMustBeLess() {
        holds(new LatencyUnder(Duration.ofMillis(2001)), answer(""));
        fails(
                new LatencyUnder(Duration.ofSeconds(2)),
                answer(""),
                Reason.LATENCY,
                "expected latency under 2 s, found 2 s");
    }

    @Test
    void aBodyIsSearchedInItsOwnCharset() {
        head.headers().set("Content-Type", "text/plain; charset=iso-8859-1");
        var latin = new Answer(head, "grün".getBytes(ISO_8859_1), TWO_SECONDS, null, NOW);

        holds(new BodyContains("grün"), latin);
        fails(new BodyContains("rot"), latin, Reason.BODY, "expected a body with \"rot\", found a body without it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"status\":\"DOWN\"} | \"DOWN\"",
                "{\"status\":null} | nothing there",
                "{\"status\":1} | 1",
                "{\"status\":{\"a\":1}} | {\"a\":1}",
                "{} | nothing there",
                "[] | nothing there",
                "3 | nothing there",
                "{\"status\": | a body that is not JSON",
                "`` | a body that is not JSON",
            })
    void aValueThatIsNotTheExpectedOneSaysWhatWasFound(String body, String found) {
        fails(
                new JsonEquals("/status", "UP"),
                answer(body),
                Reason.BODY,
                "expected /status to be \"UP\", found " + found);
    }

    @Test
    void jsonIsLookedUpByPointer() {
        var answer = answer("{\"a\":[{\"b/c\":\"x\"}],\"ok\":true}");

        holds(new JsonEquals("/a/0/b~1c", "x"), answer);
        holds(new JsonEquals("/ok", true), answer);
        fails(new JsonEquals("/ok", "true"), answer, Reason.BODY, "expected /ok to be \"true\", found true");
        holds(new JsonEquals("", "whole"), answer("\"whole\""));
    }

    @ParameterizedTest
    @CsvSource({"5,true", "5.0,true", "5e0,true", "50e-1,true", "5.01,false", "1e400,false", "NaN,false"})
    void numbersCompareByTheirValue(String written, boolean same) {
        var found = Checks.check(new JsonEquals("/n", 5L), answer("{\"n\":" + written + "}"));

        assertThat(found == null).isEqualTo(same);
    }

    @Test
    void jsonNestedWithoutEndIsNotJson() {
        fails(
                new JsonEquals("/a", 1L),
                answer("[".repeat(100_000)),
                Reason.BODY,
                "expected /a to be 1, found a body that is not JSON");
    }

    @Property(tries = 200)
    void noBodyMakesAnExpectationThrow(@ForAll String body) {
        Checks.check(new JsonEquals("/status", "UP"), answer(body));
        Checks.check(new BodyContains("x"), answer(body));
    }

    @Test
    void aHeaderThatIsMissingFails() {
        head.headers().set("X-Role", "primary");

        holds(new HeaderEquals("x-role", "primary"), answer(""));
        fails(
                new HeaderEquals("X-Role", "replica"),
                answer(""),
                Reason.HEADER,
                "expected header X-Role to be \"replica\", found \"primary\"");
        fails(
                new HeaderEquals("X-Zone", "a"),
                answer(""),
                Reason.HEADER,
                "expected header X-Zone to be \"a\", found no such header");
    }

    @Test
    void aCertificateMustLastLongerThanExpected() {
        var fortnight = new CertificateOver(Duration.ofDays(14));

        holds(fortnight, answer(NOW.plus(Duration.ofDays(15))));
        fails(
                fortnight,
                answer(NOW.plus(Duration.ofDays(3))),
                Reason.CERTIFICATE,
                "expected a certificate valid for more than 14 d, found 3 d left");
        fails(
                fortnight,
                answer((Instant) null),
                Reason.CERTIFICATE,
                "expected a certificate valid for more than 14 d, found no certificate");
    }

    @Test
    void whatTheTargetSaysIsQuotedInOneShortLine() {
        var answer = answer("{\"status\":\"" + "x\\n\\u001b[31m".repeat(100) + "\"}");

        var failure = Checks.check(new JsonEquals("/status", "UP"), answer);

        assertThat(Objects.requireNonNull(failure).detail())
                .hasSizeLessThan(130)
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void aVersionIsShortAndFitForALabel() {
        head.headers().set("X-Version", "v" + "1".repeat(500));

        assertThat(answer("").version(new HttpSpec.VersionSource.Header("X-Version")))
                .hasSize(128);
        assertThat(answer("{\"v\":\" a\\tb\\n\"}").version(new HttpSpec.VersionSource.Json("/v")))
                .isEqualTo("ab");
        assertThat(answer("{\"v\":[1]}").version(new HttpSpec.VersionSource.Json("/v")))
                .isNull();
        assertThat(answer("garbage").version(new HttpSpec.VersionSource.Json("/v")))
                .isNull();
    }
}
