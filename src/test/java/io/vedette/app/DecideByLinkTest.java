package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.FollowUp;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.Severity;
import io.vedette.app.DecideByLink.Word;
import io.vedette.deployment.Approval;
import io.vedette.deployment.Decision;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.Mode;
import io.vedette.deployment.RollbackOrder;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.RollbackState.News;
import io.vedette.target.Labels;
import io.vedette.web.act.Purpose.Offer;
import io.vedette.web.act.Purpose.Outcome;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DecideByLinkTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final URI HERE = URI.create("https://vedette.example.org");
    private static final Signer SIGNER = new Signer(new byte[Signer.KEY_BYTES]);
    private static final RollbackState WAITING = RollbackState.ordered(
                    new RollbackOrder(
                            new Deployment("d-1", "checkout", "2.0", "1.9", null, null, null, START),
                            "take-back",
                            "checkout is down",
                            Mode.APPROVE),
                    START)
            .awaiting(Approval.asked(START.plusSeconds(1800)), new News(START, null, "waits for approval"));

    private final List<String> words = new ArrayList<>();

    private DecideByLink link(Word word, RollbackState state, Decision decision) {
        return new DecideByLink(word, () -> List.of(state), (order, by, yes) -> {
            words.add(order + " " + by + " " + yes);
            return Future.succeededFuture(decision);
        });
    }

    private static Alert asking(String name, Map<String, String> labels) {
        return new Alert(
                name + "/checkout",
                "e-1",
                name,
                Severity.CRITICAL,
                new Labels(labels).with("service", "checkout"),
                "checkout waits for your approval",
                "it is down",
                null,
                START,
                null);
    }

    private static List<Link> links(Alert alert) {
        return DecideByLink.of(
                new Notice(
                        "n-1",
                        "oncall",
                        Labels.NONE,
                        NotifyReason.FIRST_NOTIFICATION,
                        List.of(alert),
                        List.of(),
                        START,
                        FollowUp.NONE),
                SIGNER,
                HERE);
    }

    @Test
    void aMessageThatAsksForApprovalHasALinkForEachWord() {
        var until = START.plus(Duration.ofHours(24));

        assertThat(links(asking("RollbackAwaitsApproval", Map.of("deployment", "d-1"))))
                .containsExactly(
                        new Link("Approve", SIGNER.link(HERE, "approve", "d-1", until)),
                        new Link("Reject", SIGNER.link(HERE, "reject", "d-1", until)));
        assertThat(links(asking("RemedyAwaitsApproval", Map.of("remedy", "failover", "cause", "e-7"))))
                .contains(new Link("Approve", SIGNER.link(HERE, "approve", "failover-e-7", until)));
        assertThat(links(asking("RollbackFailed", Map.of("deployment", "d-1")))).isEmpty();
    }

    @Test
    void openingItSaysWhatWouldBeRequestedAndDecidesNothing() {
        Offer offer =
                link(Word.APPROVE, WAITING, new Decision.Unknown()).offer("d-1").result();

        assertThat(offer)
                .isEqualTo(new Offer.Open(
                        "Approve? Rollback of version 2.0, checkout",
                        List.of("By: take-back", "Why: checkout is down", "Waits until: 2026-03-02T12:30:00Z"),
                        "Approve"));
        assertThat(words).isEmpty();
    }

    @Test
    void whatDoesNotWaitAnyMoreIsNotOffered() {
        var rejected = WAITING.rejected(Approval.asked(START), new News(START, null, "rejected by bob"));

        assertThat(link(Word.APPROVE, rejected, new Decision.Unknown())
                        .offer("d-1")
                        .result())
                .isEqualTo(new Offer.Gone("It does not wait for a word any more. rejected by bob"));
        assertThat(link(Word.APPROVE, rejected, new Decision.Unknown())
                        .offer("d-2")
                        .result())
                .isInstanceOf(Offer.Gone.class);
    }

    @Test
    void whoConfirmsIsRecordedAndHearsWhatBecameOfIt() {
        var approve = link(Word.APPROVE, WAITING, new Decision.Done(WAITING, false));
        var reject = link(Word.REJECT, WAITING, new Decision.Otherwise(WAITING));

        assertThat(approve.perform("d-1", "ada", "go").result()).isEqualTo(new Outcome(true, "waits for approval"));
        assertThat(reject.perform("d-1", "bob", "").result().done()).isFalse();
        assertThat(words).containsExactly("d-1 ada by link (go) true", "d-1 bob by link false");
    }
}
