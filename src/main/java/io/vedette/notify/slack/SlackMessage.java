package io.vedette.notify.slack;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.delivery.Quote;
import io.vedette.notify.Particulars;
import io.vedette.notify.Wording;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A notice as Slack shows it: the headline as text, which is all that a phone's lock screen has, and the rest in coloured blocks. Pure. */
final class SlackMessage {
    private static final int LONGEST_TEXT = 3000;
    private static final int LONGEST_CONTEXT = 1900;
    private static final int MOST_LINKS = 4;
    /** Two blocks an alert, three of the first, and one at the end keep within Slack's fifty. */
    private static final int MOST_ALERTS = 20;

    private SlackMessage() {}

    /** @param buttons whether what can be done stands on buttons, and not in links */
    static JsonObject of(Notice notice, @Nullable URI page, boolean buttons) {
        var attachment = new JsonObject()
                .put("color", color(notice))
                .put("fallback", SlackText.escaped(Wording.headline(notice), LONGEST_TEXT))
                .put("blocks", blocks(notice, page, buttons));
        return new JsonObject()
                .put("text", SlackText.escaped(text(notice), LONGEST_TEXT))
                .put("attachments", new JsonArray().add(attachment));
    }

    /** What a thread gets when something changed: the first message has the rest. */
    static String reply(Notice notice) {
        return SlackText.escaped(text(notice), LONGEST_TEXT);
    }

    private static String text(Notice notice) {
        return single(notice)
                ? Wording.headline(notice) + " — " + notice.alerts().getFirst().description()
                : Wording.headline(notice);
    }

    private static boolean single(Notice notice) {
        return notice.alerts().size() == 1;
    }

    private static JsonArray blocks(Notice notice, @Nullable URI page, boolean buttons) {
        var blocks = new ArrayList<JsonObject>();
        for (Alert alert : notice.alerts().stream().limit(MOST_ALERTS).toList()) {
            if (!single(notice)) {
                blocks.add(section(alert));
            }
            blocks.add(context(alert, notice));
            around(alert, notice).ifPresent(blocks::add);
        }
        more(notice, page).ifPresent(blocks::add);
        (buttons ? SlackButtons.of(notice.followUp().links()) : actions(notice)).ifPresent(blocks::add);
        return new JsonArray(blocks);
    }

    private static JsonObject section(Alert alert) {
        String title = alert.firing() ? Wording.emoji(alert) + " " + alert.summary() : "✅ " + Wording.over(alert);
        String text = "*" + SlackText.escaped(title, 300) + "*\n" + SlackText.escaped(alert.description(), 2600);
        return new JsonObject().put("type", "section").put("text", markdown(text));
    }

    private static JsonObject context(Alert alert, Notice notice) {
        String text = Stream.of(
                        Stream.of(SlackText.escaped(Wording.when(alert, notice), 300)),
                        Stream.ofNullable(alert.runbook()).map(runbook -> SlackText.link(runbook, "Runbook")))
                .flatMap(part -> part)
                .collect(Collectors.joining("  ·  "));
        return contextBlock(text);
    }

    /** Of many alerts only the first has all around it: they are most likely one trouble. */
    private static Optional<JsonObject> around(Alert alert, Notice notice) {
        var particulars = Particulars.of(alert);
        if (particulars.isEmpty() || !alert.equals(notice.alerts().getFirst())) {
            return Optional.empty();
        }
        String text = particulars.stream().map(SlackMessage::line).collect(Collectors.joining("\n"));
        return Optional.of(new JsonObject().put("type", "section").put("text", markdown(text)));
    }

    private static String line(Particulars.Particular one) {
        String link = one.link() == null ? "" : "  " + SlackText.link(one.link(), "Open");
        return "*" + one.label() + "*  " + SlackText.escaped(one.text(), 350) + link;
    }

    private static Optional<JsonObject> more(Notice notice, @Nullable URI page) {
        int hidden = notice.alerts().size() - MOST_ALERTS;
        List<String> parts = new ArrayList<>();
        if (hidden > 0) {
            parts.add("and " + hidden + " more");
        }
        if (page != null) {
            parts.add(SlackText.link(page, "Open Vedette"));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(contextBlock(String.join("  ·  ", parts)));
    }

    /** Links, unless buttons are asked for: Slack warns of a button whose application does not answer that it heard of the press. */
    private static Optional<JsonObject> actions(Notice notice) {
        String links = notice.followUp().links().stream()
                .limit(MOST_LINKS)
                .map(link -> "*" + SlackText.link(link.url(), link.label()) + "*")
                .collect(Collectors.joining("  ·  "));
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new JsonObject().put("type", "section").put("text", markdown(links)));
    }

    private static JsonObject contextBlock(String text) {
        return new JsonObject()
                .put("type", "context")
                .put("elements", new JsonArray().add(markdown(Quote.cut(text, LONGEST_CONTEXT))));
    }

    private static JsonObject markdown(String text) {
        return new JsonObject().put("type", "mrkdwn").put("text", text);
    }

    private static String color(Notice notice) {
        if (notice.allResolved()) {
            return "#2e9e5b";
        }
        return switch (notice.firing().getFirst().severity()) {
            case CRITICAL -> "#d0342c";
            case WARNING -> "#e8912d";
            case INFO -> "#3b7dd8";
        };
    }
}
