package io.vedette.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.alert.Alert;
import io.vedette.alert.Episode;
import io.vedette.alert.Hold;
import io.vedette.alert.Route;
import io.vedette.alert.Severity;
import io.vedette.delivery.Delivery;
import io.vedette.notify.Integration;
import io.vedette.notify.Notifications;
import io.vedette.notify.Outbox;
import io.vedette.notify.Receiver;
import io.vedette.notify.Surroundings;
import io.vedette.notify.receivers.Receivers;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.secret.Secret;
import io.vedette.target.Labels;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An alert told to nobody but a socket of our own, by HTTP and then by TLS, which fails: what the first real alert would otherwise wait for, hundreds of classes and
 * the list of authorities, is loaded when it comes. Belongs to the couriers' event loop; leaves nothing behind, whatever comes of it.
 */
final class DressRehearsal {
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final List<String> SCHEMES = List.of("http", "https");
    private static final String NAME = "rehearsal";
    private static final Secret KEY = new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".getBytes(US_ASCII);

    private final Surroundings surroundings;
    private final Receivers receivers;

    private DressRehearsal(Surroundings real, Receivers receivers) {
        this.surroundings = new Surroundings(
                real.clock(),
                real.scheduler(),
                real.random(),
                _ -> {},
                new SimpleMeterRegistry(),
                Outbox.NONE,
                _ -> {},
                real.links());
        this.receivers = receivers;
    }

    /** Begins, on the couriers' event loop; answers in how many ways it was heard, which nobody need wait for. */
    static Future<Integer> begin(Vertx vertx, Surroundings real, Receivers receivers) {
        return vertx.executeBlocking(() -> new ServerSocket(0, 2, InetAddress.getLoopbackAddress()), false)
                .compose(stage -> {
                    Future<Integer> heard = vertx.executeBlocking(() -> heard(stage), false);
                    new DressRehearsal(real, receivers).play(stage.getLocalPort());
                    return heard;
                });
    }

    private void play(int port) {
        var route = new Route(NAME, List.of(), List.of("service"), Duration.ZERO, LENGTH, LENGTH, List.of());
        var ways = SCHEMES.stream().map(scheme -> way(scheme, port)).toList();
        var notifications = new Notifications(route, ways, surroundings, Hold.NONE);
        notifications.tell(alert());
        surroundings.scheduler().at(now().plus(LENGTH), notifications::close);
    }

    private Integration way(String scheme, int port) {
        Receiver webhook = receivers.receiver(new WebhookSpec(new Secret(scheme + "://127.0.0.1:" + port + "/"), KEY));
        return new Integration(NAME, "webhook", notice -> {
            webhook.send(notice);
            return Promise.<Delivery>promise().future(); // no answer: nothing is logged of it
        });
    }

    private Alert alert() {
        var labels = new Labels(Map.of("alertname", NAME, "severity", Severity.INFO.label(), "service", NAME));
        return new Alert(NAME, Episode.of(NAME, now()), NAME, Severity.INFO, labels, NAME, NAME, null, now(), null);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    private static int heard(ServerSocket stage) throws IOException {
        try (stage) {
            stage.setSoTimeout((int) LENGTH.toMillis());
            int visitors = 0;
            for (; visitors < SCHEMES.size(); visitors++) {
                answer(stage.accept());
            }
            return visitors;
        }
    }

    private static void answer(Socket visitor) throws IOException {
        try (visitor) {
            visitor.setSoTimeout((int) LENGTH.toMillis());
            visitor.getInputStream().read(new byte[4096]);
            visitor.getOutputStream().write(ANSWER);
        }
    }
}
