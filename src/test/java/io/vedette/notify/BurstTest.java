package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vedette.alert.Alert;
import io.vedette.alert.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of alerts in one moment. The limits are far above what it takes, and far below what it would take if each alert looked at all others. */
final class BurstTest {
    private static final int ALERTS = 5_000;

    private final ScriptedReceiver slack = new ScriptedReceiver();

    private static List<Alert> alerts(Desk desk) {
        return IntStream.range(0, ALERTS)
                .mapToObj(number -> down("service-" + number, desk.start))
                .toList();
    }

    @Test
    @Timeout(20)
    void inOneGroupTheyAreAHandfulOfMessages() {
        var all = route("oncall", Duration.ZERO, List.of(), List.of());
        var desk = new Desk(all, new Integration("oncall", "slack", slack));

        alerts(desk).forEach(desk::tell);
        desk.advance(400);
        assertThat(slack.delivered().getLast().firing()).hasSize(ALERTS);
        alerts(desk).forEach(alert -> desk.tell(desk.over(alert)));
        desk.advance(400);

        assertThat(slack.delivered()).hasSizeLessThan(10);
        assertThat(slack.delivered().getLast().allResolved()).isTrue();
        assertThat(desk.notifications().depth()).isZero();
    }

    @Test
    @Timeout(20)
    void inGroupsOfTheirOwnEachCostsTheSame() {
        var desk = new Desk(route("oncall"), new Integration("oncall", "slack", slack));

        assertThatCode(() -> alerts(desk).forEach(desk::tell)).doesNotThrowAnyException();
        alerts(desk).forEach(alert -> desk.tell(desk.over(alert)));
        desk.advance(1);

        assertThat(slack.delivered()).hasSize(2 * ALERTS);
    }

    @Test
    void afterARestartAServiceThatIsSeenHasItsOwnGroupLookedAtAndNoOther() {
        var asked = new AtomicInteger();
        Hold counting = (_, _, _) -> {
            asked.incrementAndGet();
            return Optional.empty();
        };
        var desk = new Desk(counting, route("oncall"), new Integration("oncall", "slack", slack));
        List<Alert> earlier = alerts(desk).subList(0, 100);
        desk.notifications().recall(new RememberingOutbox().with(earlier.toArray(Alert[]::new)));
        asked.set(0);

        desk.notifications().seen("service-0");

        assertThat(asked).hasValueLessThan(5);
        assertThat(slack.attempts()).hasSize(1);
    }

    @Test
    @Timeout(120) // a busy machine takes fifty seconds, a walk of all for each takes minutes
    void afterARestartEachServiceThatIsSeenCostsTheSame() {
        var desk = new Desk(route("oncall"), new Integration("oncall", "slack", slack));
        List<Alert> earlier = IntStream.range(0, 6 * ALERTS)
                .mapToObj(number -> down("service-" + number, desk.start))
                .toList();
        desk.notifications().recall(new RememberingOutbox().with(earlier.toArray(Alert[]::new)));

        earlier.forEach(alert -> desk.notifications().seen(alert.service()));
        desk.advance(1);

        assertThat(slack.delivered()).hasSize(6 * ALERTS);
    }
}
