package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Matcher;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Notice;
import io.vedette.alert.Silence;
import io.vedette.web.Commands.SilenceWish;
import io.vedette.web.Commands.Silencing;
import io.vedette.web.act.Purpose;
import io.vedette.web.act.Signer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The link in a message that silences what the message is about for two hours: alerts with the name, service, endpoint and objective that all it says has in common. */
final class SilenceByLink implements Purpose {
    static final String NAME = "silence";
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration LASTS = Duration.ofHours(2);
    private static final int LONGEST = 300;
    private static final List<String> TELLING = List.of("alertname", "service", "endpoint", "slo");

    private final Silencer silencer;
    private final InstantSource clock;

    /** Makes silences; the same key with the same wish makes one. */
    interface Silencer {
        Future<Silencing> silence(SilenceWish wish, String key);
    }

    SilenceByLink(Silencer silencer, InstantSource clock) {
        this.silencer = silencer;
        this.clock = clock;
    }

    /** The link for {@code notice}; none when people cannot reach us, when nothing fires, or when what fires has neither a service nor a name in common. */
    static List<Link> of(Notice notice, Signer signer, @Nullable URI externalUrl) {
        String matchers = TELLING.stream()
                .filter(label -> isCommon(label, notice.firing()))
                .map(label ->
                        new Matcher(label, notice.firing().getFirst().labels().value(label)).toString())
                .collect(Collectors.joining(","));
        if (externalUrl == null || matchers.isEmpty() || matchers.length() > LONGEST) {
            return List.of();
        }
        String subject = notice.firing().getFirst().episode() + "\n" + matchers;
        return List.of(new Link(
                "Silence for 2 h",
                signer.link(externalUrl, NAME, subject, notice.at().plus(GOOD_FOR))));
    }

    private static boolean isCommon(String label, List<Alert> firing) {
        var values = firing.stream()
                .map(alert -> alert.labels().value(label))
                .distinct()
                .toList();
        return values.size() == 1 && !values.getFirst().isEmpty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Offer> offer(String subject) {
        return Future.succeededFuture(new Offer.Open(
                "Silence these alerts for two hours?",
                Stream.concat(
                                matchers(subject).stream().map(Matcher::toString),
                                Stream.of(
                                        "They go on firing, and count, but nobody is told of them. What was told is still told to be over."))
                        .toList(),
                "Silence"));
    }

    @Override
    public Future<Outcome> perform(String subject, String by, String note) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String reason = note.isEmpty() ? "by the link of a message" : note;
        var wish = new SilenceWish(matchers(subject), now, now.plus(LASTS), by, reason);
        return silencer.silence(wish, "link\n" + subject).map(SilenceByLink::outcome);
    }

    private static Outcome outcome(Silencing silencing) {
        return switch (silencing) {
            case Silencing.Made(Silence made) -> new Outcome(true, "Silenced until " + made.endsAt() + ".");
            case Silencing.Repeated(Silence before) ->
                new Outcome(true, "This was done before: silenced until " + before.endsAt() + ".");
            case Silencing.KeyReused() ->
                new Outcome(false, "Somebody else has silenced this by the same link: see 'vedette silence list'.");
            case Silencing.TooMany(int most) ->
                new Outcome(false, "There are " + most + " silences already, as many as there may be.");
        };
    }

    private static List<Matcher> matchers(String subject) {
        return MatcherText.read(subject.substring(subject.indexOf('\n') + 1));
    }
}
