package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.deployment.Decision;
import io.vedette.deployment.RollbackProgress.Stage;
import io.vedette.deployment.RollbackState;
import io.vedette.monitor.Pending;
import io.vedette.web.act.Purpose;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The links in a message that approve what it asks approval for, or reject it: that one order, as long as it waits. */
final class DecideByLink implements Purpose {
    /** No order waits longer. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    /** More would not be read. */
    private static final int MOST = 3;

    private final Word word;
    private final Supplier<List<RollbackState>> orders;
    private final Deciding deciding;

    /** What a person may say. */
    enum Word {
        APPROVE("approve", "Approve"),
        REJECT("reject", "Reject");

        private final String name;
        private final String label;

        Word(String name, String label) {
            this.name = name;
            this.label = label;
        }
    }

    /** Passes a person's word on. */
    interface Deciding {
        Future<Decision> decide(String order, String by, boolean yes);
    }

    /** @param orders how far each came; called on any thread */
    DecideByLink(Word word, Supplier<List<RollbackState>> orders, Deciding deciding) {
        this.word = word;
        this.orders = orders;
        this.deciding = deciding;
    }

    /** The links for what {@code notice} asks approval for; none when people cannot reach us. */
    static List<Link> of(Notice notice, Signer signer, @Nullable URI externalUrl) {
        List<Link> links = new ArrayList<>();
        if (externalUrl != null) {
            List<Alert> waiting =
                    notice.firing().stream().filter(Pending::asks).limit(MOST).toList();
            for (Alert alert : waiting) {
                for (Word word : Word.values()) {
                    String label = word.label + (waiting.size() == 1 ? "" : " for " + alert.service());
                    links.add(new Link(
                            label,
                            signer.link(
                                    externalUrl,
                                    word.name,
                                    Pending.order(alert),
                                    alert.startsAt().plus(GOOD_FOR))));
                }
            }
        }
        return links;
    }

    @Override
    public String name() {
        return word.name;
    }

    @Override
    public Future<Offer> offer(String order) {
        return Future.succeededFuture(
                known(order).map(this::offer).orElseGet(() -> new Offer.Gone("It is too long ago to be remembered.")));
    }

    private Offer offer(RollbackState state) {
        var approval = state.approval();
        if (state.stage() != Stage.AWAITING_APPROVAL || approval == null) {
            return new Offer.Gone("It does not wait for a word any more. " + said(state));
        }
        return new Offer.Open(
                word.label + "? " + state.order().subject() + ", "
                        + state.order().service(),
                List.of(
                        "By: " + state.order().action(),
                        "Why: " + state.order().reason(),
                        "Waits until: " + approval.until().truncatedTo(ChronoUnit.SECONDS)),
                word.label);
    }

    private Optional<RollbackState> known(String order) {
        return orders.get().stream().filter(state -> state.id().equals(order)).findFirst();
    }

    /** The interlocks are asked once more: a cooldown may have begun since. */
    @Override
    public Future<Outcome> perform(String order, String by, String note) {
        String who = by + " by link" + (note.isEmpty() ? "" : " (" + note + ")");
        return deciding.decide(order, who, word == Word.APPROVE).map(this::outcome);
    }

    private Outcome outcome(Decision decision) {
        return switch (decision) {
            case Decision.Done(RollbackState state, boolean before) ->
                new Outcome(true, (before ? "It was so before. " : "") + said(state));
            case Decision.Otherwise(RollbackState state) ->
                new Outcome(false, "It does not wait for a word any more. " + said(state));
            case Decision.Held(var interlock, String why) ->
                new Outcome(false, "Held back by " + interlock.label() + ": " + why + ".");
            case Decision.NotKept _ ->
                new Outcome(false, "It cannot be written down now, so that nothing was done: try again in a minute.");
            case Decision.Unknown _ -> new Outcome(false, "It is too long ago to be remembered.");
        };
    }

    private static String said(RollbackState state) {
        var news = state.news();
        return news == null ? "" : news.text();
    }
}
