package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static io.vedette.rollback.PipelineServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.engine.LoopScheduler;
import io.vedette.rollback.PipelineServer.Asked;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.SignedWebhook;
import io.vedette.secret.Secret;
import io.vedette.timeline.Event;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The whole room on a real event loop, asked by a server that repeats every secret it was sent. */
final class RollbackSecrecyIT {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final List<String> SECRETS = List.of("s3cret", "ghp_t0ken", "whsec_", "MfKQ9r8G");

    private final PipelineServer server = new PipelineServer();
    private final Actions actions = new Actions(server.vertx(), InstantSource.system(), server.url(""));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<RollbackProgress> progress = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Promise<RollbackProgress> end = Promise.promise();

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
        ROOT.setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        ROOT.setLevel(null);
        ROOT.detachAppender(log);
        await(actions.close());
        server.close();
    }

    private void take(RollbackProgress step) {
        progress.add(step);
        if (step.stage() != Stage.REQUESTED) {
            end.complete(step);
        }
    }

    private RollbackProgress play(ActionSpec action) {
        var spec = new RollbackSpec("back", action, false, Duration.ZERO, null);
        var loop = new LoopScheduler(server.vertx().getOrCreateContext(), InstantSource.system());
        loop.execute(() -> new Rollbacks(
                        List.of(spec),
                        Terms.DEFAULT,
                        actions::action,
                        this::take,
                        new Surroundings(
                                InstantSource.system(),
                                loop,
                                new Random(7),
                                events::add,
                                new SimpleMeterRegistry(),
                                RollbackBook.NONE))
                .request(order("d1", "checkout", "2.0", "1.9")));
        return await(end.future());
    }

    private static void repeatsEverything(Asked asked, HttpServerResponse response, int status) {
        response.setStatusCode(status)
                .end("Cannot POST " + asked.target() + " " + asked.header("authorization") + " at http://"
                        + asked.header("host") + asked.target());
    }

    private SignedWebhook webhook() {
        return new SignedWebhook(
                new Secret(server.url("/hook/s3cret-path?key=s3cret%2Fkey").toString()), Orders.SIGNING);
    }

    private void requireSilence() {
        assertThat(log.list).isNotEmpty();
        for (String secret : SECRETS) {
            assertThat(progress).noneMatch(step -> step.toString().contains(secret));
            assertThat(events).noneMatch(event -> event.toString().contains(secret));
            assertThat(log.list)
                    .noneMatch(line -> (line.getFormattedMessage() + line.getKeyValuePairs()).contains(secret));
        }
    }

    @Test
    void aWebhookThatRepeatsItsUrlGivesNothingAway() {
        server.then((asked, response) -> repeatsEverything(asked, response, 500));
        server.then((asked, response) -> repeatsEverything(asked, response, 404));

        var last = play(webhook());

        assertThat(last.stage()).isEqualTo(Stage.FAILED);
        assertThat(last.text()).contains("404 Cannot POST <secret>");
        assertThat(server.asked()).hasSize(2);
        requireSilence();
    }

    @Test
    void anAcceptedWebhookGivesNothingAwayEither() {
        server.then((asked, response) -> repeatsEverything(asked, response, 202));

        assertThat(play(webhook()).stage()).isEqualTo(Stage.ACCEPTED);
        requireSilence();
    }

    @Test
    void aWorkflowsTokenIsNeverRepeated() {
        server.then((asked, response) -> repeatsEverything(asked, response, 401));

        assertThat(play(Orders.github(Map.of("to", "{{ deployment.previous_version }}")))
                        .text())
                .contains("Bearer <secret>");
        requireSilence();
    }
}
