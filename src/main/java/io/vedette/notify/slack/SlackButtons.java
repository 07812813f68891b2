package io.vedette.notify.slack;

import io.vedette.alert.Link;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done about a message, a button each, that opens the page which asks who does it. Pure. */
final class SlackButtons {
    private static final int MOST = 4;
    private static final int LONGEST_TEXT = 75;
    private static final int LONGEST_URL = 3_000;

    private SlackButtons() {}

    /** A block of them; none when there is nothing to do. */
    static Optional<JsonObject> of(List<Link> links) {
        List<JsonObject> buttons = new ArrayList<>();
        links.stream()
                .filter(link -> link.url().toASCIIString().length() <= LONGEST_URL)
                .limit(MOST)
                .forEach(link -> buttons.add(button(link, buttons.size())));
        return buttons.isEmpty()
                ? Optional.empty()
                : Optional.of(new JsonObject().put("type", "actions").put("elements", new JsonArray(buttons)));
    }

    private static JsonObject button(Link link, int place) {
        var button = new JsonObject()
                .put("type", "button")
                .put("action_id", "vedette-" + place)
                .put("text", new JsonObject().put("type", "plain_text").put("text", cut(link.label())))
                .put("url", link.url().toASCIIString());
        String style = style(link);
        return style == null ? button : button.put("style", style);
    }

    private static String cut(String label) {
        return label.length() <= LONGEST_TEXT ? label : label.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static @Nullable String style(Link link) {
        if (link.label().startsWith("Approve")) {
            return "primary";
        }
        return link.label().startsWith("Reject") ? "danger" : null;
    }
}
