package io.vedette.web.api;

import io.vedette.alert.Alert;
import io.vedette.alert.NotifyReason;
import io.vedette.alert.trail.Account;
import io.vedette.alert.trail.Footprint;
import io.vedette.alert.trail.Telling;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of an alert's story.
 *
 * @param what a word of a closed set, for programs
 * @param receiver whom it concerns; empty when it concerns all
 * @param text a sentence for people
 * @param until when it ends by itself; absent unless it does
 */
record Chapter(
        Instant at,
        String what,
        String receiver,
        String text,
        @Nullable Instant until) {
    /** All of them, the oldest first; of what happened at one instant, the cause first. */
    static List<Chapter> all(Account account) {
        Stream<Chapter> life = Stream.of(fired(account));
        Stream<Chapter> way = account.footprints().stream().map(Chapter::of);
        Stream<Chapter> told = account.tellings().stream().map(Chapter::of);
        return Stream.of(life, way, ended(account.alert()), told)
                .flatMap(lines -> lines)
                .sorted(Comparator.comparing(Chapter::at))
                .toList();
    }

    private static Chapter fired(Account account) {
        Alert alert = account.alert();
        return new Chapter(
                alert.startsAt(),
                "fired",
                "",
                alert.summary() + " (" + alert.severity().label() + ")",
                null);
    }

    private static Stream<Chapter> ended(Alert alert) {
        return Stream.ofNullable(alert.endsAt())
                .map(end -> new Chapter(end, "resolved", "", alert.description(), null));
    }

    private static Chapter of(Footprint footprint) {
        return new Chapter(
                footprint.at(), footprint.kind().label(), footprint.receiver(), footprint.text(), footprint.until());
    }

    private static Chapter of(Telling telling) {
        String says = telling.firing().isEmpty() ? "its end" : "it";
        String text =
                switch (telling.outcome()) {
                    case UNDER_WAY -> "is being told " + says + attempt(telling);
                    case DELIVERED -> "was told " + says + attempt(telling) + answer(telling);
                    case RETRYING -> "could not be told " + says + attempt(telling) + answer(telling);
                    case REFUSED -> "refused to be told " + says + answer(telling);
                    case GIVEN_UP ->
                        "could not be told " + says + " in " + telling.attempts() + " attempts" + answer(telling);
                    case COLLAPSED -> "need not be told " + says + " any more" + answer(telling);
                };
        String reason = telling.reason() == NotifyReason.NOTHING_TO_TELL ? "" : " [" + words(telling.reason()) + "]";
        return new Chapter(
                telling.at(),
                telling.outcome().label(),
                telling.receiver(),
                telling.receiver() + " by " + telling.kind() + " " + text + reason,
                telling.next());
    }

    private static String attempt(Telling telling) {
        return telling.attempts() < 2
                ? ""
                : ", at attempt " + telling.attempts() + " since " + Spelling.time(telling.first());
    }

    private static String answer(Telling telling) {
        return telling.said().isEmpty() ? "" : ": " + telling.said();
    }

    static String words(NotifyReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    JsonObject json() {
        return new JsonObject()
                .put("at", Spelling.time(at))
                .put("what", what)
                .put("receiver", receiver.isEmpty() ? null : receiver)
                .put("text", text)
                .put("until", Spelling.time(until));
    }
}
