package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Notice;
import io.vedette.alert.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is critical does not wait behind what is not, where messages have to queue. */
final class UrgencyTest {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int WARNINGS = 100;

    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final Desk desk = new Desk(route("oncall"), new Integration("oncall", "slack", slack, PACE));

    private void warnings() {
        for (int i = 0; i < WARNINGS; i++) {
            desk.tell(down("shop-" + i, Severity.WARNING, desk.start));
        }
    }

    private List<String> told() {
        return slack.delivered().stream()
                .map(Notice::group)
                .map(group -> group.value("service"))
                .toList();
    }

    @Test
    void aCriticalAlertIsTheNextToLeaveHoweverManyWarningsWait() {
        warnings();
        desk.tell(down("checkout", Severity.CRITICAL, desk.start));

        desk.advance(1);

        assertThat(told()).containsExactly("shop-0", "checkout");
    }

    @Test
    void aGroupThatWaitsWithAWarningGoesFirstOnceItsTroubleIsCritical() {
        warnings();
        desk.tell(down("shop-77", Severity.CRITICAL, desk.start.minusSeconds(1)));

        desk.advance(1);

        assertThat(told()).containsExactly("shop-0", "shop-77");
        assertThat(slack.delivered().getLast().firing()).hasSize(2);
    }

    @Test
    void aCriticalMessageThatTheReceiverChokesOnLetsTheWarningsPass() {
        warnings();
        slack.thenIsBusy(3);
        desk.tell(down("checkout", Severity.CRITICAL, desk.start));

        desk.advance(WARNINGS + 120);

        assertThat(told()).hasSize(WARNINGS + 1).doesNotHaveDuplicates();
        assertThat(told().get(1)).isEqualTo("shop-1");
    }

    @Test
    void whatEndsBeforeItsTurnIsNotTold() {
        warnings();
        var critical = down("checkout", Severity.CRITICAL, desk.start);
        desk.tell(critical);
        desk.tell(desk.over(critical));

        desk.advance(WARNINGS + 1);

        assertThat(told()).hasSize(WARNINGS).doesNotContain("checkout");
    }
}
