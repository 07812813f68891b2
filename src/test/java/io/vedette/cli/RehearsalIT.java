package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.endpoint.BareEndpoint;
import io.vedette.probe.kinds.Probes;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RehearsalIT {
    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "tcp", "redis", "smtp", "ws", "grpc"})
    void theTargetItselfHearsNothingOfARehearsal(String scheme) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket target = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Probes probes = new Probes(vertx.getOrCreateContext(), System::nanoTime, InstantSource.system());

            Rehearsal.of(endpoint(scheme + "://127.0.0.1:" + target.getLocalPort()), probes);

            target.setSoTimeout(1);
            assertThat(hears(target)).isFalse();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private static boolean hears(ServerSocket target) {
        try {
            target.accept().close();
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static Target endpoint(String url) {
        var spec = ((BareEndpoint.Good) BareEndpoint.of(url)).spec();
        return new Target(new TargetId("", url), spec, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
}
