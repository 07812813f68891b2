package io.vedette.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vedette.config.endpoint.BareEndpoint;
import io.vedette.probe.kinds.Probes;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One probe of the same kind against a socket of our own, before the real one: a program that has just started spends milliseconds on loading itself, and the
 * target would be blamed for them. Nothing of the real endpoint is used but its scheme.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int LISTENS_MILLIS = 20;
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);

    private Rehearsal() {}

    /** Rehearses, whatever comes of it. */
    static void of(Target target, Probes probes) throws InterruptedException {
        try (ServerSocket stage = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> play(stage));
            String url = target.spec().url().getScheme() + "://127.0.0.1:" + stage.getLocalPort();
            if (BareEndpoint.of(url) instanceof BareEndpoint.Good(var spec)) {
                probes.explain(new Target(new TargetId("", "rehearsal"), spec, PATIENCE, PATIENCE))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException unrehearsed) {
            return; // the real probe says what there is to say
        }
    }

    private static void play(ServerSocket stage) {
        try {
            while (!stage.isClosed()) {
                answer(stage.accept());
            }
        } catch (IOException over) {
            return; // the stage is closed, or the visitor went without a word
        }
    }

    private static void answer(Socket visitor) throws IOException {
        try (visitor) {
            visitor.setSoTimeout(LISTENS_MILLIS);
            if (heard(visitor)) {
                visitor.getOutputStream().write(ANSWER);
            }
        }
    }

    /** Whether there is somebody to answer to; who waits for us to speak first gets an answer all the same. */
    private static boolean heard(Socket visitor) throws IOException {
        try {
            return visitor.getInputStream().read(new byte[4096]) >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }
}
