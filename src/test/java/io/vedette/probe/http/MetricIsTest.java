package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Bound.Sign;
import io.vedette.sample.Phases;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricIsTest {
    private static final String PAGE = """
            # HELP process_resident_memory_bytes Resident memory size in bytes.
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes 1.5e+09
            pool_active{pool="main",host="a, \\"b\\""} 8 1700000000000
            pool_active{pool="spare"} 1
            pool_max{pool="main"} 10
            pool_max{pool="spare"} 10
            requests_total{code="500"} 3 # {trace_id="abc"} 0.67
            requests_total{code="503"} 4
            requests_total{code="200"} 93
            broken NaN
            nothing 0
            not a metric
            # EOF
            """;

    private static @Nullable String found(String figure, Sign sign, double limit) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        var answer = new Answer(head, PAGE.getBytes(UTF_8), Phases.EMPTY, null, Instant.EPOCH);
        var failure = MetricIs.of(figure, new Bound(sign, limit), "limit").failure(answer);
        return failure == null ? null : failure.detail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "process_resident_memory_bytes ; 1.6e9",
                "pool_active{pool=\"main\"} ; 8.5",
                "pool_active{pool=\"main\"} / pool_max{pool=\"main\"} ; 0.81",
                "pool_active ; 9.5",
                "requests_total{code=~\"5..\"} / requests_total ; 0.071",
                "requests_total{code!=\"200\"} ; 7.5",
                "requests_total{code!~\"2..|500\"} ; 4.5",
            })
    void aSumOrARatioWithinItsBoundHolds(String figure, double limit) {
        assertThat(found(figure, Sign.LESS, limit)).isNull();
    }

    @Test
    void aFailureSaysTheFigureAndBothPartsOfARatio() {
        assertThat(found("pool_active{pool=\"main\"} / pool_max{pool=\"main\"}", Sign.LESS, 0.8))
                .isEqualTo("expected pool_active{pool=\"main\"} / pool_max{pool=\"main\"} limit, found 0.8 (8 / 10)");
        assertThat(found("process_resident_memory_bytes", Sign.LESS, 1e9)).endsWith("found 1500000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "pool_active{pool=\"other\"}", "broken", "pool_max / nothing", "pool_max / gone"})
    void whatIsMissingOrNoNumberFails(String figure) {
        assertThat(found(figure, Sign.AT_LEAST, 0)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{a=\"b\"}", "a{b}", "a{b=\"c\"", "a{b=~\"(\"}", "a / ", "a b", "a{b~\"c\"}", "a / b / c"})
    void whatIsNoFigureIsRefused(String figure) {
        assertThatThrownBy(() -> MetricIs.of(figure, new Bound(Sign.LESS, 1), "< 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
