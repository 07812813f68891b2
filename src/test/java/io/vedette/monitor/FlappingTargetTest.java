package io.vedette.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.deployment.WatchPlan;
import io.vedette.fakes.Plans;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** An endpoint that goes up and down all the time is told as that, once. */
final class FlappingTargetTest {
    private static final Outcome UP = ScriptedProbe.up(20);
    private static final Outcome POOR = ScriptedProbe.degraded(40);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final ServicePlan PLAN = new ServicePlan(
            Plans.service("checkout", 1, Duration.ofSeconds(10)).service(), List.of(), WatchPlan.DEFAULT);

    private final Watched watched = new Watched(PLAN);

    private void flap(int times) {
        for (int i = 0; i < times; i++) {
            watched.found(1, DOWN);
            watched.found(2, UP);
        }
    }

    @Test
    void theSixthChangeIsToldAsFlappingAndNoneAfterIt() {
        flap(100);

        assertThat(watched.news())
                .containsExactly(
                        "EndpointDown fires",
                        "EndpointDown ends",
                        "EndpointDown fires",
                        "EndpointDown ends",
                        "EndpointDown fires",
                        "EndpointDown flapping fires",
                        "EndpointDown ends");
        assertThat(watched.rule("EndpointDown").flapping()).isTrue();
        assertThat(watched.life("EndpointDown")).isEqualTo(Life.FIRING);
    }

    @Test
    void theAlertSaysHowItWasCounted() {
        flap(3);

        Alert alert = open().getFirst();
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.summary()).isEqualTo("checkout is flapping");
        assertThat(alert.description())
                .isEqualTo("endpoint-0: down and up again, 6 changes in the last 20 probes (6 are flapping); "
                        + "it ends when fewer than 2 of 20 change");
    }

    @Test
    void itEndsWhenItIsStableAndGood() {
        flap(50);
        watched.effects.clear();

        watched.found(18, UP);
        assertThat(watched.news()).isEmpty();
        watched.found(1, UP);

        assertThat(watched.news()).containsExactly("EndpointDown flapping ends");
    }

    @Test
    void whatComesToRestDownIsToldAsDownBeforeTheFlappingEnds() {
        flap(50);
        watched.effects.clear();

        watched.found(25, DOWN);

        assertThat(watched.news()).containsExactly("EndpointDown fires", "EndpointDown flapping ends");
    }

    @Test
    void aFlappingWarningBecomesCriticalOnceItGoesDown() {
        for (int i = 0; i < 8; i++) {
            watched.found(3, POOR);
            watched.found(2, UP);
        }
        assertThat(watched.rule("EndpointDegraded").flapping()).isTrue();
        watched.effects.clear();

        watched.found(2, DOWN);

        assertThat(watched.news()).containsExactly("EndpointDown flapping fires", "EndpointDegraded flapping ends");
    }

    @Test
    void aRestartInTheMidstOfItTellsNothing() {
        flap(20);
        watched.effects.clear();

        watched.restart(Duration.ofMinutes(2));
        flap(20);

        assertThat(watched.news()).isEmpty();
    }

    /** Twenty seconds down, twenty seconds up, for a day. */
    @Test
    void aDayOfFlappingPagesNoMoreThanFourTimes() {
        for (int i = 0; i < 2_160; i++) {
            watched.found(2, DOWN);
            watched.found(2, UP);
        }
        watched.found(30, UP);

        long pages = watched.told().stream().filter(Alert::firing).count();
        System.out.println("a day of 2,160 outages: " + pages + " pages");
        assertThat(pages).isEqualTo(4);
        assertThat(open()).isEmpty();
    }

    @Property(tries = 300)
    void whateverHappensEveryAlertThatFiredIsEndedOnce(
            @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> found, @ForAll @IntRange(max = 60) int restart) {
        var any = new Watched(PLAN);
        for (int i = 0; i < found.size(); i++) {
            if (i == restart) {
                any.restart(Duration.ofMinutes(3));
            }
            Outcome outcome = List.of(UP, POOR, DOWN, new Outcome.Unknown("no file is left"))
                    .get(found.get(i));
            any.found(1 + i % 3, outcome);
        }
        any.found(30, UP);

        Map<String, Integer> ends = new HashMap<>();
        any.told().forEach(alert -> ends.merge(alert.episode(), alert.firing() ? 1 : -1, Integer::sum));
        assertThat(ends.values()).allMatch(open -> open == 0);
        assertThat(any.told()).filteredOn(Alert::firing).doesNotHaveDuplicates();
    }

    private List<Alert> open() {
        return watched.monitor.snapshot(watched.now).alerts();
    }
}
