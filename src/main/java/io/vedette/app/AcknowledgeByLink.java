package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.web.Commands.Acknowledged;
import io.vedette.web.act.Purpose;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The link in a message that takes over what the message says: those episodes, whatever fires by then. */
final class AcknowledgeByLink implements Purpose {
    static final String NAME = "acknowledge";
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    /** What one address can name. */
    private static final int MOST = 20;

    private final Attention attention;

    AcknowledgeByLink(Attention attention) {
        this.attention = attention;
    }

    /** The link for {@code notice}; none when people cannot reach us, or when somebody takes care of all of it. */
    static List<Link> of(Notice notice, Signer signer, @Nullable URI externalUrl) {
        List<String> episodes = notice.firing().stream()
                .filter(alert -> notice.followUp().of(alert).isEmpty())
                .limit(MOST)
                .map(Alert::episode)
                .toList();
        if (externalUrl == null || episodes.isEmpty()) {
            return List.of();
        }
        String label = notice.firing().size() > MOST ? "Acknowledge the worst " + MOST : "Acknowledge";
        return List.of(new Link(
                label,
                signer.link(
                        externalUrl,
                        NAME,
                        String.join(",", episodes),
                        notice.at().plus(GOOD_FOR))));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Offer> offer(String subject) {
        List<Future<Optional<Alert>>> looked =
                episodes(subject).map(attention::firing).toList();
        return Future.all(looked)
                .map(all -> offer(all.<Optional<Alert>>list().stream()
                        .flatMap(Optional::stream)
                        .toList()));
    }

    private Offer offer(List<Alert> firing) {
        if (firing.isEmpty()) {
            return new Offer.Gone("Nothing of it fires any more.");
        }
        String title =
                firing.size() == 1 ? "Acknowledge this alert?" : "Acknowledge these " + firing.size() + " alerts?";
        return new Offer.Open(title, firing.stream().map(this::line).toList(), "Acknowledge");
    }

    private String line(Alert alert) {
        return alert.severity().label() + ": " + alert.summary()
                + attention
                        .of(alert.episode())
                        .map(known -> " (" + known.sentence() + ")")
                        .orElse("");
    }

    @Override
    public Future<Outcome> perform(String subject, String by, String note) {
        List<Future<Acknowledged>> asked = episodes(subject)
                .map(episode -> attention.acknowledge(episode, by, note))
                .toList();
        return Future.all(asked)
                .map(all -> outcome(all.<Acknowledged>list().stream()
                        .filter(Acknowledged.Taken.class::isInstance)
                        .count()));
    }

    private static Outcome outcome(long taken) {
        return taken == 0
                ? new Outcome(false, "Nothing of it fires any more.")
                : new Outcome(
                        true,
                        (taken == 1 ? "The alert is yours" : taken + " alerts are yours")
                                + ""
                                + (taken == 1
                                        ? ": it is not repeated. Its end is told as ever."
                                        : ": they are not repeated. Their end is told as ever."));
    }

    private static Stream<String> episodes(String subject) {
        return Arrays.stream(subject.split(","));
    }
}
