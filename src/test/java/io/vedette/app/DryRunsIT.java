package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.Configuration;
import io.vedette.config.ConfigurationReader;
import io.vedette.config.FakeEnvironment;
import io.vedette.config.Reading;
import io.vedette.rollback.Actions;
import io.vedette.timeline.Event;
import io.vedette.web.Drills.Rehearsal;
import io.vedette.web.Drills.Undo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DryRunsIT {
    private static final String CONFIGURATION = """
            services:
              - name: shop
                endpoints: [{ url: "https://shop.example.org" }]
                deployments: { on_regression: take-back, mode: automatic }
            rollbacks:
              - name: take-back
                webhook: { url: "http://127.0.0.1:1/hook", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw }
            """;

    private final Vertx vertx = Vertx.vertx();
    private final Actions actions = new Actions(vertx, () -> Instant.EPOCH);
    private final List<Event> timeline = new ArrayList<>();
    private final DryRuns runs = new DryRuns(configuration(), actions.rehearsals(), () -> Instant.EPOCH, timeline::add);

    private static Configuration configuration() {
        return switch (ConfigurationReader.read("vedette.yml", CONFIGURATION, new FakeEnvironment())) {
            case Reading.Read read -> read.configuration();
            case Reading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    @AfterEach
    void close() throws Exception {
        await(actions.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aTriedRollbackIsOfTheServiceThatHasItAndALineInTheTimeline() throws Exception {
        Rehearsal rehearsal = await(runs.rehearse(new Undo("take-back", null, "2.0", "1.9")));

        assertThat(rehearsal).isInstanceOfSatisfying(Rehearsal.Done.class, done -> {
            assertThat(done.ready()).isFalse();
            assertThat(done.said()).contains("could not connect");
            assertThat(done.would().getFirst().body())
                    .contains("\"service\":\"shop\"", "\"previous_version\":\"1.9\"", "[TEST]");
        });
        assertThat(timeline).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Event.Kind.DRILLED);
            assertThat(event.text()).startsWith("[TEST] take-back could not be requested: ");
        });
    }

    @Test
    void oneAtATime() throws Exception {
        Future<Rehearsal> first = runs.rehearse(new Undo("take-back", null, null, null));

        assertThat(await(runs.rehearse(new Undo("take-back", null, null, null))))
                .isEqualTo(new Rehearsal.Busy());
        assertThat(await(first)).isInstanceOf(Rehearsal.Done.class);
    }

    @Test
    void aRollbackThatIsNotThereHasNamesNearIt() throws Exception {
        assertThat(await(runs.rehearse(new Undo("takeback", null, null, null))))
                .isEqualTo(new Rehearsal.NoSuchRollback(List.of("take-back")));
        assertThat(timeline).isEmpty();
    }
}
