package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class HistogramsIT {
    private ServerFixture server;

    @BeforeAll
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.up("checkout"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void bucketsAddUpToTheCountAndPercentilesLieInThem() {
        JsonObject histogram = new JsonObject(
                server.get("/api/v1/histograms?service=checkout&window=24h").body());

        assertThat(histogram.getInteger("count")).isEqualTo(10_000);
        assertThat(histogram.getInteger("window_seconds")).isEqualTo(86_400);
        assertThat(histogram.getJsonObject("percentiles").getDouble("p50_ms")).isBetween(50.0, 50.5);
        assertThat(histogram.getJsonObject("percentiles").getDouble("p999_ms")).isBetween(100.0, 101.0);
        JsonArray buckets = histogram.getJsonArray("buckets");
        assertThat(buckets.stream()
                        .mapToInt(bucket -> ((JsonObject) bucket).getInteger("count"))
                        .sum())
                .isEqualTo(10_000);
        assertThat(buckets.getJsonObject(0).getDouble("from_ms")).isLessThanOrEqualTo(1.0);
        assertThat(buckets.getJsonObject(0).getDouble("to_ms")).isGreaterThanOrEqualTo(1.0);
    }

    @Test
    void theToolsOfHdrHistogramReadTheLog() {
        HttpResponse<String> answer = server.get("/api/v1/histograms?service=checkout&format=hlog");
        var reader =
                new HistogramLogReader(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));

        var histogram = (Histogram) reader.nextIntervalHistogram();

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
        assertThat(histogram.getTotalCount()).isEqualTo(10_000);
        assertThat(histogram.getTag()).isEqualTo("checkout");
        assertThat(histogram.getValueAtPercentile(50)).isBetween(50_000L, 50_500L);
        assertThat(histogram.getNumberOfSignificantValueDigits()).isEqualTo(2);
        assertThat(histogram.getEndTimeStamp() - histogram.getStartTimeStamp()).isEqualTo(3_600_000);
        assertThat(reader.nextIntervalHistogram()).isNull();
        assertThat(answer.body()).contains("HISTFAAAA");
    }

    @Test
    void whatThereIsNotIsAProblemThatNamesTheNearestOne() {
        HttpResponse<String> nobody = server.get("/api/v1/histograms?service=chekout");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).contains("Did you mean \\\"checkout\\\"?");
        String endpoint =
                Snapshots.up("checkout").targets().getFirst().target().id().endpoint();

        HttpResponse<String> misspelt = server.get("/api/v1/histograms?service=checkout&endpoint="
                + endpoint.substring(1).replace("/", "%2F"));
        assertThat(misspelt.statusCode()).isEqualTo(404);
        assertThat(misspelt.body()).contains("has no endpoint", "Did you mean");
        assertThat(server.get("/api/v1/histograms").body()).contains("expected ?service= and a name");
        assertThat(server.get("/api/v1/histograms?service=checkout&window=2h").body())
                .contains("one of 1h, 24h, 30d");
        assertThat(server.get("/api/v1/histograms?service=checkout&format=xml").statusCode())
                .isEqualTo(400);
    }
}
