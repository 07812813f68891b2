package io.vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Severity;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.SimulatedTime;
import io.vedette.notify.Drill.Leg;
import io.vedette.target.Labels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DrillTest {
    private final SimulatedTime time = new SimulatedTime();
    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final ScriptedReceiver email = new ScriptedReceiver();

    private List<Leg> run(Labels labels) {
        return new Drill("7", labels, time)
                .run(List.of(new Integration("oncall", "slack", slack), new Integration("oncall", "email", email)))
                .result();
    }

    @Test
    void everyReceiverIsToldOfTheTestAndOfItsEndInOneThread() {
        assertThat(run(Labels.NONE)).hasSize(2).allMatch(Leg::passed);

        assertThat(slack.delivered())
                .extracting(Notice::reason)
                .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_RESOLVED);
        assertThat(slack.delivered().getLast().thread())
                .isEqualTo(slack.delivered().getFirst().id());
        assertThat(slack.delivered().getFirst().id())
                .isNotEqualTo(email.delivered().getFirst().id());
    }

    @Test
    void itIsMarkedWhereverItIsSeen() {
        run(Labels.NONE);

        assertThat(slack.delivered()).allSatisfy(notice -> {
            assertThat(Wording.headline(notice)).contains("[TEST]");
            assertThat(notice.alerts().getFirst().description()).startsWith("[TEST]");
            assertThat(notice.alerts().getFirst().labels().value("alertname")).isEqualTo("VedetteDrill");
        });
    }

    @Test
    void itRingsOnlyWhenItIsToldTo() {
        run(Labels.NONE);
        run(new Labels(Map.of("severity", "critical", "team", "shop")));

        assertThat(slack.delivered().getFirst().firing().getFirst().severity()).isEqualTo(Severity.INFO);
        var second = slack.delivered().get(2).firing().getFirst();
        assertThat(second.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(second.labels().value("team")).isEqualTo("shop");
    }

    @Test
    void whoDidNotTakeTheBeginningIsNotToldOfTheEndAndTheOthersAre() {
        slack.thenAnswers(TryAgain.notTaken("503 busy"));

        List<Leg> legs = run(Labels.NONE);

        assertThat(legs.getFirst().passed()).isFalse();
        assertThat(legs.getFirst().beginning().said()).isEqualTo("503 busy");
        assertThat(legs.getFirst().end()).isNull();
        assertThat(legs.getLast().passed()).isTrue();
    }

    @Test
    void theEndCarriesWhatTheBeginningIsFoundBy() {
        slack.thenAnswers(new Delivered("ok", "C1 17.1"));

        run(Labels.NONE);

        assertThat(slack.attempts().getLast().mark()).isEqualTo("C1 17.1");
    }

    @Test
    void aReceiverThatThrowsFailsItsOwnTestOnly() {
        slack.thenThrows(new IllegalStateException("secret"));

        List<Leg> legs = run(Labels.NONE);

        assertThat(legs.getFirst().beginning().said()).isEqualTo("a fault of ours: IllegalStateException");
        assertThat(legs.getLast().passed()).isTrue();
    }

    @Test
    void itsReceiversAreClosedInTheEnd() {
        run(Labels.NONE);

        assertThat(slack.closed()).isTrue();
        assertThat(email.closed()).isTrue();
    }
}
