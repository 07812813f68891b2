package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.web.Snapshots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsIT {
    private ServerFixture server;

    @BeforeEach
    void start() {
        server = new ServerFixture();
        server.daemon.with(Snapshots.down("checkout"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/plain; version=0.0.4; charset=utf-8",
                "text/html | text/plain; version=0.0.4; charset=utf-8",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.9 | text/plain; version=0.0.4; charset=utf-8",
                "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | application/openmetrics-text; version=1.0.0; charset=utf-8",
            })
    void theScraperGetsTheFormatItLikesBest(String accept, String format) {
        HttpResponse<String> answer = server.send(server.to("/metrics").header("Accept", accept));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue(format);
        assertThat(answer.body()).contains("vedette_endpoint_up{");
        assertThat(answer.body().endsWith("# EOF\n")).isEqualTo(format.startsWith("application"));
    }

    @Test
    void theBodyIsCompressedForThoseWhoTakeIt() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = server.client.send(
                server.to("/metrics").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("vedette_endpoint_up{");
        assertThat(server.get("/metrics").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }
}
