package io.vedette.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The daemon is killed at any instruction at which something leaves it, again and again, from a seed; a failure names its seed. */
final class CrashesTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.vedette");
    private static final Duration TROUBLE = Duration.ofMinutes(50);
    private static final Duration CALM = Duration.ofMinutes(40);

    @BeforeAll
    static void failuresAreNotWorthALine() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void failuresAreLoudAgain() {
        LOG.setLevel(null);
    }

    @Test
    void whateverIsKilledWhenEveryPageIsClosedUnderOneIdAndNoDeploymentIsTakenBackTwice() {
        int crashes = 0;
        int pages = 0;
        int takenBack = 0;
        for (long seed = 1; seed <= 100; seed++) {
            World world = play(seed, false);
            crashes += world.crashes();
            pages += world.phones.stream().mapToInt(FakePhone::pages).sum();
            takenBack += world.platform.arrivals().size();
            world.disk.close();
        }
        assertThat(crashes).isGreaterThan(2_000);
        assertThat(pages).as("after %d crashes", crashes).isGreaterThan(1_000);
        assertThat(takenBack).isGreaterThan(100);
    }

    @Test
    void withADiskThatIsFullNowAndThenEverybodyIsToldAllTheSameAndNoRollbackIsRequestedThatARestartWouldNotKnow() {
        int pages = 0;
        int withheld = 0;
        for (long seed = 1; seed <= 40; seed++) {
            World world = play(seed, true);
            pages += world.phones.stream().mapToInt(FakePhone::pages).sum();
            withheld += (int) world.remembered().rollbacks().stream()
                    .filter(state -> state.stage() == Stage.WITHHELD)
                    .count();
            world.disk.close();
        }
        assertThat(pages).isGreaterThan(400);
        assertThat(withheld).isGreaterThan(10);
    }

    @Test
    void whereAPersonDecidesEachRollbackEndsOneWayWhoeverDecidesAndWheneverItIsKilled() {
        int takenBack = 0;
        int rejected = 0;
        for (long seed = 1; seed <= 60; seed++) {
            World world = play(seed, false, Mode.APPROVE);
            var states = world.remembered().rollbacks();
            assertThat(states)
                    .as("seed %d", seed)
                    .filteredOn(state -> state.stage() == Stage.REJECTED)
                    .noneMatch(state -> world.platform.arrivals().containsKey(state.id()));
            assertThat(world.platform.arrivals().keySet()).as("seed %d", seed).allMatch(id -> states.stream()
                    .anyMatch(state -> state.id().equals(id) && isApproved(state)));
            takenBack += world.platform.arrivals().size();
            rejected += (int) states.stream()
                    .filter(state -> state.stage() == Stage.REJECTED)
                    .count();
            world.disk.close();
        }
        assertThat(takenBack).isGreaterThan(20);
        assertThat(rejected).isGreaterThan(10);
    }

    private static boolean isApproved(RollbackState state) {
        Approval approval = state.approval();
        return approval != null && "ann".equals(approval.by());
    }

    private static World play(long seed, boolean diskFills) {
        return play(seed, diskFills, Mode.AUTOMATIC);
    }

    private static World play(long seed, boolean diskFills, Mode mode) {
        var world = new World(seed, 2, false, mode).withMortality(diskFills ? 0 : 25);
        try {
            var invariants = new Invariants(world);
            var driver = new Driver(world, new Random(seed + 77), diskFills);
            driver.somethingHappens();
            world.play(TROUBLE);
            driver.stop();
            world.withMortality(0);
            world.platform.isWell();
            world.phones.forEach(phone -> phone.wellFrom(world.start));
            world.disk.heal();
            world.plans.forEach(plan -> world.network.mendService(plan.name()));
            world.play(CALM);
            invariants.calm();
            return world;
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError("seed " + seed + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Makes trouble every half a minute or so. */
    private static final class Driver {
        private final World world;
        private final Random random;
        private final boolean diskFills;
        private boolean stopped;

        Driver(World world, Random random, boolean diskFills) {
            this.world = world;
            this.diskFills = diskFills;
            this.random = random;
        }

        void stop() {
            stopped = true;
        }

        void somethingHappens() {
            if (stopped) {
                return;
            }
            String service = world.plans.get(random.nextInt(world.plans.size())).name();
            switch (random.nextInt(8)) {
                case 0, 1 -> world.network.breakService(service);
                case 2, 3, 4 -> world.network.mendService(service);
                case 5 -> world.deploy(service, true);
                case 6 -> fillOrHeal();
                default -> crashOrHeal();
            }
            world.decide(random);
            world.time.at(world.time.instant().plusSeconds(1 + random.nextInt(90)), this::somethingHappens);
        }

        private void fillOrHeal() {
            if (diskFills) {
                world.disk.fill();
            }
        }

        /** What was told while nothing could be written is lost with the process: the two are not mixed. */
        private void crashOrHeal() {
            if (diskFills) {
                world.disk.heal();
            } else {
                world.crash();
            }
        }
    }
}
