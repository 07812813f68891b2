package io.vedette.demo.receivers;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as a chat shows it.
 *
 * @param summary the text of the notification
 * @param lines what stands in the channel, marks and links taken out
 */
public record ChatMessage(String summary, List<String> lines) {
    public ChatMessage {
        lines = List.copyOf(lines);
    }

    /** Renders a payload in which {@link ChatRules} found no fault. */
    static ChatMessage of(JsonObject payload) {
        var lines = new ArrayList<String>();
        String summary = plain(Payload.string(payload, "text"));
        if (blocks(payload).findAny().isEmpty()) {
            summary.lines().forEach(lines::add); // blocks stand in its place, attachments under it
        }
        blocks(payload).forEach(block -> lines.addAll(lines(block)));
        Payload.objects(payload, "attachments").forEach(attachment -> lines.addAll(attachmentLines(attachment)));
        return new ChatMessage(summary.isEmpty() && !lines.isEmpty() ? lines.getFirst() : summary, lines);
    }

    private static Stream<JsonObject> blocks(JsonObject payload) {
        return Payload.objects(payload, "blocks");
    }

    private static List<String> attachmentLines(JsonObject attachment) {
        var lines = new ArrayList<String>();
        Stream.of("pretext", "title", "text")
                .map(key -> Payload.string(attachment, key))
                .filter(text -> !text.isEmpty())
                .flatMap(text -> plain(text).lines())
                .forEach(lines::add);
        blocks(attachment).forEach(block -> lines.addAll(lines(block)));
        return lines;
    }

    private static List<String> lines(JsonObject block) {
        return switch (Payload.string(block, "type")) {
            case "header", "section" -> sectionLines(block);
            case "context" -> List.of(joined(block, "elements", "  "));
            case "actions" -> List.of(buttons(block));
            case "divider" -> List.of("──────────");
            default -> List.of();
        };
    }

    private static List<String> sectionLines(JsonObject block) {
        Stream<String> own = text(block.getValue("text")).lines();
        Stream<String> fields =
                Payload.objects(block, "fields").map(field -> text(field).replace("\n", " "));
        return Stream.concat(own, fields).toList();
    }

    private static String joined(JsonObject block, String key, String gap) {
        return String.join(
                gap, Payload.objects(block, key).map(ChatMessage::text).toList());
    }

    private static String buttons(JsonObject block) {
        return String.join(
                "  ",
                Payload.objects(block, "elements")
                        .map(button -> "[ " + text(button.getValue("text")) + " ]")
                        .toList());
    }

    private static String text(@Nullable Object value) {
        return value instanceof JsonObject text ? plain(Payload.string(text, "text")) : "";
    }

    /** Slack's markup as a person sees it. */
    static String plain(String markup) {
        return markup.replaceAll("<(?:mailto:)?[^|>\\s]+\\|([^>]*)>", "$1")
                .replaceAll("<(https?://[^>\\s]+)>", "$1")
                .replaceAll("(?<![\\w*])\\*([^*\\n]+)\\*(?![\\w*])", "$1")
                .replaceAll("(?<![\\w_])_([^_\\n]+)_(?![\\w_])", "$1")
                .replace("`", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
