package io.vedette.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
final class RenderingTest {
    private final AtomicInteger rendered = new AtomicInteger();

    @Test
    void allWhoAskAtOnceShareOneRendering(Vertx vertx, VertxTestContext test) {
        Rendering rendering = rendering(vertx);

        vertx.runOnContext(now -> everybody(rendering)
                .onComplete(test.succeeding(done -> test.verify(() -> {
                    assertThat(rendered).hasValue(1);
                    test.completeNow();
                }))));
    }

    @Test
    void aFailedRenderingIsTriedAnewByTheNext(Vertx vertx, VertxTestContext test) {
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("test", 1);
        Rendering rendering = new Rendering(vertx, workers, () -> {
            if (rendered.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
            return Buffer.buffer("second");
        });

        vertx.runOnContext(now -> rendering.body().onFailure(first -> second(rendering, test)));
    }

    private static void second(Rendering rendering, VertxTestContext test) {
        rendering
                .body()
                .onComplete(test.succeeding(body -> test.verify(() -> {
                    assertThat(body.plain().toString()).isEqualTo("second");
                    test.completeNow();
                })));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, false",
                "gzip, true",
                "'br, gzip;q=0.5', true",
                "GZIP, true",
                "gzip;q=0, false",
                "gzip; q=0.000, false",
                "identity, false",
                "x-gzipped, false",
            })
    void compressedOnlyForThoseWhoTakeIt(String header, boolean accepted) {
        assertThat(Replies.acceptsGzip(header)).isEqualTo(accepted);
    }

    private Rendering rendering(Vertx vertx) {
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("test", 1);
        return new Rendering(vertx, workers, () -> Buffer.buffer("rendered " + rendered.incrementAndGet()));
    }

    private static Future<?> everybody(Rendering rendering) {
        List<Future<Rendering.Body>> asked =
                Stream.generate(rendering::body).limit(50).toList();
        return Future.all(asked);
    }
}
