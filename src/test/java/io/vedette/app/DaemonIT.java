package io.vedette.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.timeline.Event;
import io.vedette.web.Commands;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DaemonIT {
    @TempDir
    Path directory;

    @Test
    void aBadConfigurationIsRefusedWithEveryProblem() throws Exception {
        Future<Daemon> started = start("servces: []\nslos: 7\n");

        assertThatThrownBy(() -> await(started))
                .isInstanceOfSatisfying(ConfigurationRejected.class, rejected -> assertThat(rejected.problems())
                        .hasSizeGreaterThan(1));
    }

    @Test
    void aPortInUseIsSaidAtOnce() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Daemon> started = start(configuration(taken.getLocalPort(), 1, 1));

            assertThatThrownBy(() -> await(started)).hasMessageContaining("in use");
        }
    }

    @Test
    void aRefusedReloadNamesItsProblemsAndNotItsWarnings() throws Exception {
        Daemon daemon = await(start(configuration(0, 1, 1)));
        Files.writeString(directory.resolve("vedette.yml"), "servces: []\n");

        Commands.Reloaded answer = await(daemon.reload());

        assertThat(answer)
                .isInstanceOfSatisfying(Commands.Reloaded.Rejected.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .asString()
                        .contains("servces: unknown key"));
        await(daemon.stop());
    }

    @Test
    void aReceiverThatNeverAnswersDoesNotHoldTheEnd() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Daemon daemon = await(start(configuration(0, 1, mute.getLocalPort())));
            Promise<Void> fired = Promise.promise();
            daemon.queries().listen(event -> fired(event, fired));
            await(fired.future());

            await(daemon.stop());
        }
    }

    @Test
    void anAlertOfTheLastMomentIsToldBeforeTheEnd() throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Daemon daemon = await(start(configuration(0, 1, receiver.getLocalPort())));
            Promise<Void> fired = Promise.promise();
            Promise<Void> told = Promise.promise();
            daemon.queries().listen(event -> fired(event, fired));
            daemon.queries().listen(event -> told(event, told));
            await(fired.future());

            Future<Void> stopped = daemon.stop();
            try (Socket connection = receiver.accept()) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
                await(stopped);
            }

            assertThat(told.future().succeeded()).isTrue();
        }
    }

    private static void told(Event event, Promise<Void> told) {
        if (event.kind() == Event.Kind.NOTIFIED) {
            told.tryComplete();
        }
    }

    private static void fired(Event event, Promise<Void> fired) {
        if (event.kind() == Event.Kind.ALERT_FIRED) {
            fired.tryComplete();
        }
    }

    private Future<Daemon> start(String configuration) throws Exception {
        Path file = Files.writeString(directory.resolve("vedette.yml"), configuration);
        return Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString())));
    }

    private static String configuration(int port, int target, int receiver) {
        return """
                server: { listen: "127.0.0.1:%d" }
                defaults: { interval: 1s, timeout: 1s }
                services:
                  - { name: example, endpoints: [{ url: "http://127.0.0.1:%d/" }] }
                receivers:
                  - { name: mute, slack: { webhook_url: "http://127.0.0.1:%d/services/a" } }
                routes: { receiver: mute, group_wait: 0s }
                """.formatted(port, target, receiver);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(15, TimeUnit.SECONDS);
    }
}
