package io.vedette.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.deployment.Order;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackProgress;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.fakes.SimulatedTime;
import io.vedette.rollback.RollbackSpec.Limit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;

/** What holds for every deployment whatever is ordered, fails, or is reloaded in between. */
final class RollbackLawsTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette.rollback");
    private static final List<String> SERVICES = List.of("cart", "checkout");
    private static final int DEPLOYMENTS = 12;

    @BeforeContainer
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    /** An attempt as the other side saw it. */
    private record Arrival(Instant at, Order order, int maker) {}

    private static final class Story {
        final SimulatedTime time = new SimulatedTime();
        final List<Arrival> arrivals = new ArrayList<>();
        final List<RollbackProgress> progress = new ArrayList<>();
        final Rollbacks rollbacks;
        private final Random random;
        private final boolean repeatable;
        private final List<Promise<Delivery>> hanging = new ArrayList<>();
        private int made;

        Story(long seed, boolean repeatable) {
            this.random = new Random(seed);
            this.repeatable = repeatable;
            this.rollbacks = new Rollbacks(
                    List.of(Orders.free()),
                    Terms.DEFAULT,
                    _ -> new Flaky(made++),
                    progress::add,
                    new Surroundings(time, time, random, _ -> {}, new SimpleMeterRegistry(), RollbackBook.NONE));
        }

        void happens(int steps) {
            goesOn(steps);
            time.advance(Duration.ofHours(1));
        }

        void goesOn(int steps) {
            for (int i = 0; i < steps; i++) {
                somethingHappens();
                time.advance(Duration.ofMillis(random.nextInt(30_000)));
            }
        }

        long arrivalsFor(String service) {
            return arrivals.stream()
                    .filter(arrival -> arrival.order().service().equals(service))
                    .count();
        }

        private void somethingHappens() {
            switch (random.nextInt(12)) {
                case 8, 9 -> rollbacks.approve("d" + random.nextInt(DEPLOYMENTS), "ann");
                case 10 -> rollbacks.reject("d" + random.nextInt(DEPLOYMENTS), "bob");
                case 0 -> rollbacks.update(specs(), Terms.DEFAULT);
                case 1 -> hanging.forEach(promise -> promise.tryComplete(new Delivered("late")));
                default -> rollbacks.request(order());
            }
        }

        private RollbackOrder order() {
            int number = random.nextInt(DEPLOYMENTS);
            return Orders.order("d" + number, SERVICES.get(number % SERVICES.size()));
        }

        private List<RollbackSpec> specs() {
            return switch (random.nextInt(4)) {
                case 0 -> List.of();
                case 1 -> List.of(Orders.approved());
                case 2 -> List.of(Orders.spec(Duration.ofMinutes(5), new Limit(2, Duration.ofHours(1))));
                default -> List.of(Orders.free());
            };
        }

        private final class Flaky implements Action {
            private final int maker;

            Flaky(int maker) {
                this.maker = maker;
            }

            @Override
            public Future<Delivery> request(Order order) {
                arrivals.add(new Arrival(time.instant(), order, maker));
                return switch (random.nextInt(7)) {
                    case 0 -> Future.succeededFuture(TryAgain.notTaken("503"));
                    case 1 ->
                        Future.succeededFuture(new TryAgain("429", Duration.ofSeconds(random.nextInt(90)), false));
                    case 2 -> Future.succeededFuture(lost("reset"));
                    case 3 -> hangs();
                    case 4 -> Future.failedFuture("our fault");
                    case 5 -> Future.succeededFuture(new Refused("400"));
                    default -> Future.succeededFuture(new Delivered("ok"));
                };
            }

            private Future<Delivery> hangs() {
                Promise<Delivery> promise = Promise.promise();
                hanging.add(promise);
                return promise.future();
            }

            @Override
            public Delivery lost(String why) {
                return repeatable ? TryAgain.perhapsTaken(why) : new Refused(why);
            }
        }
    }

    private static final List<Stage> BEFORE_A_REQUEST =
            List.of(Stage.WITHHELD, Stage.AWAITING_APPROVAL, Stage.REJECTED);

    private static List<Stage> stages(Story story, String deployment) {
        return story.progress.stream()
                .filter(step -> step.deploymentId().equals(deployment))
                .map(RollbackProgress::stage)
                .toList();
    }

    @Property(tries = 500)
    void noDeploymentIsRequestedTwiceAndEveryRequestEndsOnce(@ForAll long seed, @ForAll boolean repeatable) {
        var story = new Story(seed, repeatable);

        story.happens(60);

        for (int number = 0; number < DEPLOYMENTS; number++) {
            var steps = stages(story, "d" + number);
            int requested = steps.indexOf(Stage.REQUESTED);
            var before = requested < 0 ? steps : steps.subList(0, requested);
            assertThat(before).as("seed %d", seed).allMatch(BEFORE_A_REQUEST::contains);
            assertThat(before.stream().filter(stage -> stage == Stage.REJECTED).count())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(requested >= 0 ? 0 : 1);
            if (requested >= 0) {
                assertThat(steps.subList(requested + 1, steps.size()))
                        .as("after the request, seed %d", seed)
                        .hasSize(1)
                        .isSubsetOf(Stage.ACCEPTED, Stage.FAILED);
            }
        }
        assertThat(story.rollbacks.depth()).isZero();
        assertThat(story.time.waiting()).isZero();
    }

    @Property(tries = 500)
    void allAttemptsForADeploymentGoOneWayUnderOneIdWithinTenMinutes(@ForAll long seed) {
        var story = new Story(seed, true);

        story.happens(60);

        var byDeployment = story.arrivals.stream()
                .collect(Collectors.groupingBy(arrival -> arrival.order().id()));
        byDeployment.forEach((id, arrivals) -> {
            assertThat(arrivals)
                    .extracting(Arrival::maker)
                    .as("seed %d", seed)
                    .containsOnly(arrivals.getFirst().maker());
            assertThat(arrivals)
                    .extracting(arrival -> arrival.order().requestId())
                    .containsOnly("rollback-" + id);
            assertThat(Duration.between(
                            arrivals.getFirst().at(), arrivals.getLast().at()))
                    .isLessThanOrEqualTo(Duration.ofMinutes(10));
        });
    }

    @Property(tries = 300)
    void noAttemptLeavesOnceANewerVersionCame(@ForAll long seed) {
        var story = new Story(seed, true);
        story.goesOn(30);
        long before = story.arrivalsFor("checkout");

        story.rollbacks.deployed(Orders.after(Orders.order("d1", "checkout"), "3.0"));
        story.happens(30);

        assertThat(story.arrivalsFor("checkout")).as("seed %d", seed).isEqualTo(before);
        assertThat(story.rollbacks.depth()).isZero();
    }
}
