package io.vedette.notify;

import static io.vedette.fakes.Alerts.down;
import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Severity;
import io.vedette.fakes.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of messages that never arrive, and how often a receiver that fails is asked. */
final class DeadLetterTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final ScriptedReceiver slack = new ScriptedReceiver();
    private final RememberingOutbox outbox = new RememberingOutbox();

    private Desk desk(Duration pace) {
        return new Desk(
                7, new SimulatedTime(), outbox, route("oncall"), new Integration("oncall", "slack", slack, pace));
    }

    private final Desk desk = desk(Duration.ZERO);

    @Test
    void whatIsRefusedIsKept() {
        slack.thenRefuses();
        desk.tell(down("checkout", START));
        desk.advance(1);

        assertThat(outbox.dead).singleElement().satisfies(letter -> {
            assertThat(letter.receiver()).isEqualTo("oncall");
            assertThat(letter.reason()).isEqualTo("refused: 404 no_service");
            assertThat(letter.attempts()).isOne();
            assertThat(letter.headline()).contains("checkout is down");
        });
    }

    @Test
    void whatIsGivenUpIsKeptWhenItIs() {
        slack.thenIsBusy(1_000);
        desk.tell(down("checkout", START));
        desk.advance(3_590);
        assertThat(outbox.dead).isEmpty();
        desk.advance(100);

        assertThat(outbox.dead).singleElement().satisfies(letter -> assertThat(letter.reason())
                .startsWith("given up after "));
    }

    @Test
    void whatArrivesAtLastIsNoDeadLetter() {
        slack.thenIsBusy(20);
        desk.tell(down("checkout", START));
        desk.advance(3_600);

        assertThat(slack.delivered()).hasSize(1);
        assertThat(outbox.dead).isEmpty();
    }

    @Test
    void aReceiverThatFailsIsAskedOnceAMinuteHoweverManyGroupsWait() {
        slack.thenIsBusy(100_000);
        for (int i = 0; i < 500; i++) {
            desk.tell(down("service-" + i, Severity.WARNING, START));
        }
        desk.advance(120);
        int before = slack.attempts().size();
        desk.advance(1_800);

        assertThat(slack.attempts().size() - before).isBetween(25, 31);
    }

    @Test
    void aRelayThatIsRestartedWithinAMinuteIsNotAskedLaterThanItsBackoffSays() {
        slack.thenIsBusy(6);
        desk.tell(down("checkout", START));
        desk.advance(63);

        assertThat(slack.delivered()).hasSize(1);
    }

    @Test
    void aReceiverThatRefusesEverythingIsAskedOnceAMinuteToo() {
        for (int i = 0; i < 500; i++) {
            slack.thenRefuses();
            desk.tell(down("service-" + i, Severity.WARNING, START));
        }
        desk.advance(120);
        int before = slack.attempts().size();
        desk.advance(1_800);

        assertThat(slack.attempts().size() - before).isBetween(25, 31);
    }

    @Test
    void anEndIsNotGivenUpWithTheFiringThatIsInTheSameMessage() {
        var together = new Desk(
                route("oncall", Duration.ZERO, List.of(), List.of()), new Integration("oncall", "slack", slack));
        Alert checkout = down("checkout", START);
        together.tell(checkout);
        together.advance(1);
        slack.thenIsBusy(70);
        together.tell(down("cart", START));
        together.tell(together.over(checkout));
        together.advance(2 * 3_600);

        assertThat(slack.delivered().getLast().resolved())
                .extracting(Alert::service)
                .containsExactly("checkout");
    }

    @Test
    void aPlatformThatWantsMessagesApartGetsThemApartAndTheFirstAtOnce() {
        Desk paced = desk(Duration.ofSeconds(3));
        for (int i = 0; i < 10; i++) {
            paced.tell(down("service-" + i, START));
        }
        paced.advance(1);
        assertThat(slack.delivered()).hasSize(1);
        paced.advance(9);
        assertThat(slack.delivered()).hasSize(4);
        paced.advance(20);
        assertThat(slack.delivered()).hasSize(10);
    }
}
