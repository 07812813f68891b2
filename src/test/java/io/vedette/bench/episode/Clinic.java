package io.vedette.bench.episode;

import io.vedette.app.Daemon;
import io.vedette.app.DaemonOptions;
import io.vedette.bench.episode.Patient.Illness;
import io.vedette.delivery.WebhookSignature;
import io.vedette.delivery.WebhookSignature.Check;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.secret.Secret;
import io.vedette.timeline.Event;
import io.vedette.web.Commands.DeploymentReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A daemon that watches patients every two seconds, and a pipeline that takes a version back when a genuine webhook asks for it. */
public final class Clinic implements AutoCloseable {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Duration CADENCE = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final Map<Illness, Patient> patients = new EnumMap<>(Illness.class);
    private final List<String> requested = new CopyOnWriteArrayList<>();
    /** The two that get a bad version. */
    private final CountDownLatch healed = new CountDownLatch(2);

    private final Duration before;
    private final Daemon daemon;

    /**
     * @param directory for the configuration and the history
     * @param before how long the good versions are to be looked at
     */
    public Clinic(Path directory, Duration before) throws IOException {
        this.before = before;
        int pipeline = await(
                        vertx.createHttpServer().requestHandler(this::takeBack).listen(0, "127.0.0.1"))
                .actualPort();
        var services = new StringBuilder();
        for (Illness illness : Illness.values()) {
            var patient = new Patient(vertx, illness, (int) before.dividedBy(CADENCE));
            patients.put(illness, patient);
            services.append(service(name(illness), await(patient.start())));
        }
        Path file = Files.writeString(directory.resolve("vedette.yml"), around(directory, pipeline) + services);
        daemon = await(Daemon.start(new DaemonOptions(file, Map.of("VEDETTE_RUNTIME_DIR", directory.toString()))));
        daemon.queries().listen(this::happened);
    }

    private void happened(Event event) {
        if (event.kind() == Event.Kind.RECOVERED) {
            healed.countDown();
        }
    }

    /** Waits until every good version was asked as often as was wanted. */
    public void examine() throws InterruptedException {
        for (Patient patient : patients.values()) {
            if (!patient.isWellKnownWithin(before.multipliedBy(2).plusMinutes(1))) {
                throw new IllegalStateException("a service is not probed as often as it should be");
            }
        }
    }

    /** Waits until every bad version is taken back and its service as before, but not longer than {@code most}. */
    public void heal(Duration most) throws InterruptedException {
        if (!healed.await(most.toSeconds(), TimeUnit.SECONDS)) {
            System.out.println("not all are as before after " + most.toMinutes() + " minutes");
        }
    }

    private static String service(String name, int port) {
        return """
                  - name: %s
                    endpoints: [{ url: "http://127.0.0.1:%d/health" }]
                    deployments: { watch: 15m, on_regression: pipeline, mode: automatic }
                """.formatted(name, port);
    }

    private static String around(Path directory, int pipeline) {
        return """
                server: { listen: "127.0.0.1:0" }
                storage: { url: "sqlite:%s" }
                defaults: { interval: 2s, timeout: 2s }
                rollbacks:
                  - { name: pipeline, webhook: { url: "http://127.0.0.1:%d/", secret: "%s" } }
                receivers:
                  - { name: nobody, webhook: { url: "http://127.0.0.1:%d/" } }
                routes: { receiver: nobody }
                services:
                """.formatted(directory.resolve("vedette.db"), pipeline, SECRET.reveal(), pipeline);
    }

    private static String name(Illness illness) {
        return illness.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The bad version comes, and is reported. */
    public void deploy(Illness illness) {
        Objects.requireNonNull(patients.get(illness)).fallIll();
        await(daemon.commands().deploy(new DeploymentReport(name(illness), "2.0", "1.9", null, null, "bench"), null));
    }

    /** The newest deployment of a service, as the API shows it. */
    public WatchSnapshot watch(Illness illness) {
        await(daemon.queries().refreshed());
        return daemon.queries().service(name(illness)).orElseThrow().watches().getFirst();
    }

    /** The webhook ids that the pipeline was asked under, retries included. */
    public List<String> requested() {
        return requested;
    }

    private void takeBack(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (isGenuine(request, body)) {
                requested.add(request.getHeader(WebhookSignature.ID));
                String service = new JsonObject(body).getJsonObject("data").getString("service");
                patients.forEach((illness, patient) -> {
                    if (name(illness).equals(service)) {
                        patient.recover();
                    }
                });
            }
            request.response().setStatusCode(202).end();
        });
    }

    private static boolean isGenuine(HttpServerRequest request, Buffer body) {
        String id = request.getHeader(WebhookSignature.ID);
        return id != null
                && new WebhookSignature(SECRET)
                                .verify(
                                        id,
                                        request.getHeader(WebhookSignature.TIMESTAMP),
                                        request.getHeader(WebhookSignature.SIGNATURE),
                                        body.getBytes(),
                                        Instant.now())
                        == Check.GENUINE;
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer within 30 s", late);
        }
    }

    /** What the pipeline was asked for, in one line. */
    public String story() {
        return requested.stream().collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        await(daemon.stop());
        await(vertx.close());
    }
}
