package io.vedette.app;

import static io.vedette.fakes.Alerts.down;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Acknowledgement;
import io.vedette.alert.Alert;
import io.vedette.alert.FollowUp;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.target.Labels;
import io.vedette.web.act.Signer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which messages carry a link that takes them over, and what it names. */
final class AcknowledgeByLinkTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final Alert SHOP = down("shop", START);
    private static final URI HERE = URI.create("https://vedette.example");
    private static final Signer SIGNER = new Signer(new byte[Signer.KEY_BYTES]);

    private static Notice notice(List<Alert> firing, FollowUp followUp) {
        return new Notice(
                "n-1", "oncall", Labels.NONE, NotifyReason.FIRST_NOTIFICATION, firing, List.of(), START, followUp);
    }

    private static URI naming(String episodes) {
        return SIGNER.link(HERE, "acknowledge", episodes, START.plus(Duration.ofHours(24)));
    }

    @Test
    void itNamesWhatTheMessageSaysAndEndsADayAfterIt() {
        assertThat(AcknowledgeByLink.of(notice(List.of(CHECKOUT, SHOP), FollowUp.NONE), SIGNER, HERE))
                .containsExactly(new Link("Acknowledge", naming(CHECKOUT.episode() + "," + SHOP.episode())));
    }

    @Test
    void whatSomebodyTakesCareOfIsNotOffered() {
        var taken = new Acknowledgement(CHECKOUT.episode(), START, "anna", "");
        var followUp = new FollowUp(Map.of(CHECKOUT.episode(), taken), List.of(), "");

        assertThat(AcknowledgeByLink.of(notice(List.of(CHECKOUT, SHOP), followUp), SIGNER, HERE))
                .containsExactly(new Link("Acknowledge", naming(SHOP.episode())));
        assertThat(AcknowledgeByLink.of(notice(List.of(CHECKOUT), followUp), SIGNER, HERE))
                .isEmpty();
    }

    @Test
    void wherePeopleCannotReachUsThereIsNone() {
        assertThat(AcknowledgeByLink.of(notice(List.of(CHECKOUT), FollowUp.NONE), SIGNER, null))
                .isEmpty();
    }

    @Test
    void ofALargeMessageItNamesTheWorst() {
        List<Alert> many = IntStream.range(0, 30)
                .mapToObj(i -> down("service-" + i, START))
                .toList();

        assertThat(AcknowledgeByLink.of(notice(many, FollowUp.NONE), SIGNER, HERE))
                .singleElement()
                .satisfies(link -> assertThat(link.label()).isEqualTo("Acknowledge the worst 20"));
    }
}
