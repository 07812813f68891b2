package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Verdict;
import io.vedette.timeline.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole days of the whole daemon in seconds, from a seed; a failure names its seed in the test's name. */
final class WholeDaysTest {
    private static final Duration TROUBLE = Duration.ofHours(24);
    private static final Duration CALM = Duration.ofHours(14);

    private static Invariants play(World world) {
        var invariants = new Invariants(world);
        world.network.calmFrom(world.start.plus(TROUBLE));
        world.phones.forEach(phone -> phone.wellFrom(world.start.plus(TROUBLE)));
        world.play(TROUBLE);
        world.stopDeployments();
        world.platform.isWell();
        world.play(CALM);
        invariants.calm();
        return invariants;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void daysOfFailuresFlapsDeploymentsStallsAndBadReceiversEndWithEveryPageClosed(long seed) {
        var world = new World(seed, 6)
                .withMoodyServices(4)
                .withDeployments(Duration.ofHours(2))
                .withStalls(Duration.ofMinutes(47), Duration.ofSeconds(13));

        play(world);

        assertThat(world.phones).allMatch(phone -> phone.pages() > 0);
        assertThat(world.platform.arrivals()).isNotEmpty();
    }

    @Test
    void aFleetThatIsAlwaysWellIsNeverTalkedAbout() {
        var world = new World(7, 5).withStalls(Duration.ofMinutes(31), Duration.ofSeconds(20));

        play(world);

        assertThat(world.phones).allMatch(phone -> phone.attempts() == 0);
        assertThat(world.life.timeline.events(0, 10, "")).isEmpty();
    }

    @Test
    void everyDueTimeIsCountedOnceAsGoodBadOrNotMeasured() {
        var world = new World(8, 3).withMoodyServices(3).withStalls(Duration.ofMinutes(20), Duration.ofSeconds(33));

        play(world);

        for (var plan : world.plans) {
            var slo = world.snapshot(plan).slos().getFirst();
            double due = TROUBLE.plus(CALM).toSeconds()
                    / 10.0
                    * plan.service().targets().size();
            double counted = slo.good() + slo.bad() + slo.invalid();
            assertThat(counted).isBetween(due - 10 * plan.service().targets().size(), due);
        }
    }

    @Test
    void aBadVersionIsTakenBackOnceAndItsStoryIsToldInOrder() {
        var world = new World(9, 3);
        world.play(Duration.ofMinutes(10));
        world.deploy("service-1", true);
        world.play(Duration.ofMinutes(10));

        var watch = world.life.service("service-1").watches().getFirst();
        assertThat(watch.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(watch.recoveredAt()).isNotNull();
        assertThat(Duration.between(watch.deployment().at(), watch.judgedAt())).isLessThan(Duration.ofSeconds(13));
        assertThat(world.life.timeline.events(0, 100, "service-1"))
                .filteredOn(event -> "d-1".equals(event.deployment()))
                .extracting(Event::kind)
                .contains(Event.Kind.NOTIFIED)
                .containsSubsequence(
                        Event.Kind.DEPLOYED,
                        Event.Kind.ENDPOINT_DOWN,
                        Event.Kind.ALERT_FIRED,
                        Event.Kind.REGRESSED,
                        Event.Kind.ALERT_RESOLVED,
                        Event.Kind.RECOVERED);
    }

    @Test
    void theSameSeedIsTheSameWorld() {
        assertThat(story(11)).isEqualTo(story(11)).isNotEqualTo(story(12));
    }

    private static String story(long seed) {
        var world = new World(seed, 3).withMoodyServices(3).withDeployments(Duration.ofHours(1));
        world.play(Duration.ofHours(12));
        return world.life.timeline.events(0, 10_000, "").toString();
    }
}
