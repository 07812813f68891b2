package io.vedette.app;

import static io.vedette.fakes.Alerts.down;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Silence;
import io.vedette.fakes.SimulatedTime;
import io.vedette.target.Labels;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.Commands.Silencing;
import io.vedette.web.act.Purpose.Outcome;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which messages carry a link that silences them, and what it silences. */
final class SilenceByLinkTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert CHECKOUT = down("checkout", START);
    private static final URI HERE = URI.create("https://vedette.example");
    private static final Signer SIGNER = new Signer(new byte[Signer.KEY_BYTES]);

    private final SimulatedTime time = new SimulatedTime();
    private final List<SilenceWish> wishes = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final SilenceByLink link = new SilenceByLink(this::silence, time);

    private Future<Silencing> silence(SilenceWish wish, String key) {
        wishes.add(wish);
        keys.add(key);
        return Future.succeededFuture(new Silencing.Made(
                new Silence(key, wish.matchers(), wish.startsAt(), wish.endsAt(), wish.author(), wish.reason())));
    }

    private static List<Link> links(Alert... firing) {
        var notice = new Notice(
                "n-1", "oncall", Labels.NONE, NotifyReason.FIRST_NOTIFICATION, List.of(firing), List.of(), START);
        return SilenceByLink.of(notice, SIGNER, HERE);
    }

    private static Link silencing(String matchers) {
        return new Link(
                "Silence for 2 h",
                SIGNER.link(HERE, "silence", CHECKOUT.episode() + "\n" + matchers, START.plus(Duration.ofHours(24))));
    }

    @Test
    void itNamesWhatAllOfTheMessageHasInCommon() {
        assertThat(links(CHECKOUT)).containsExactly(silencing("alertname=\"EndpointDown\",service=\"checkout\""));
        assertThat(links(CHECKOUT, down("cart", START))).containsExactly(silencing("alertname=\"EndpointDown\""));
    }

    @Test
    void anEndAndAPlaceThatPeopleCannotReachHaveNone() {
        var over = new Notice(
                "n-1",
                "oncall",
                Labels.NONE,
                NotifyReason.ALL_RESOLVED,
                List.of(),
                List.of(CHECKOUT.resolvedAt(START, "up")),
                START);

        assertThat(SilenceByLink.of(over, SIGNER, HERE)).isEmpty();
    }

    @Test
    void confirmingSilencesForTwoHoursAndTwiceIsTheSame() {
        String subject = CHECKOUT.episode() + "\nservice=\"checkout\"";

        Outcome outcome = link.perform(subject, "anna", "").result();
        link.perform(subject, "anna", "").result();

        assertThat(outcome).isEqualTo(new Outcome(true, "Silenced until 2026-03-02T14:00:00Z."));
        assertThat(wishes.getFirst().matchers()).hasToString("[service=\"checkout\"]");
        assertThat(wishes.getFirst().author()).isEqualTo("anna");
        assertThat(wishes.getFirst().reason()).isEqualTo("by the link of a message");
        assertThat(keys).hasSize(2).containsOnly("link\n" + subject);
    }
}
