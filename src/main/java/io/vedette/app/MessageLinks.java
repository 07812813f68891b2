package io.vedette.app;

import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.app.DecideByLink.Word;
import io.vedette.web.act.Purpose;
import io.vedette.web.act.Signer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the reader of a message can do about it by opening a link: take it over, silence it, or decide on what waits for a word. */
final class MessageLinks {
    private MessageLinks() {}

    /** The links of {@code notice}, the most urgent first; none when people cannot reach us. */
    static List<Link> of(Notice notice, Signer signer, @Nullable URI externalUrl) {
        return Stream.of(
                        DecideByLink.of(notice, signer, externalUrl),
                        AcknowledgeByLink.of(notice, signer, externalUrl),
                        SilenceByLink.of(notice, signer, externalUrl))
                .flatMap(List::stream)
                .toList();
    }

    /** What does it. */
    static List<Purpose> purposes(Desk desk, InstantSource clock) {
        return List.of(
                new AcknowledgeByLink(desk.attention()),
                new SilenceByLink(desk::silence, clock),
                new DecideByLink(Word.APPROVE, desk::rollbacks, desk::decide),
                new DecideByLink(Word.REJECT, desk::rollbacks, desk::decide));
    }
}
