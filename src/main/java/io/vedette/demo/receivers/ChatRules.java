package io.vedette.demo.receivers;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Slack's incoming webhooks take: the limits of blocks, and the words with which they refuse. */
final class ChatRules {
    private static final int MOST_BLOCKS = 50;
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_FIELD = 2_000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_ELEMENTS = 25;
    private static final int MOST_CONTEXT = 10;
    private static final Set<String> TYPES =
            Set.of("header", "section", "context", "actions", "divider", "image", "markdown", "rich_text");

    private ChatRules() {}

    /** What the webhook answers to this body. */
    sealed interface Verdict {
        record Taken(JsonObject payload) implements Verdict {}

        record Refused(String word) implements Verdict {}
    }

    static Verdict judge(Buffer body) {
        JsonObject payload = Payload.object(body);
        if (payload == null) {
            return new Verdict.Refused("invalid_payload");
        }
        JsonArray blocks = Payload.array(payload, "blocks");
        JsonArray attachments = Payload.array(payload, "attachments");
        String text = payload.getValue("text") instanceof String written ? written : "";
        if (text.isBlank() && blocks.isEmpty() && attachments.isEmpty()) {
            return new Verdict.Refused("no_text");
        }
        boolean good = fit(blocks)
                && attachments.stream()
                        .allMatch(one ->
                                one instanceof JsonObject attachment && fit(Payload.array(attachment, "blocks")));
        return good ? new Verdict.Taken(payload) : new Verdict.Refused("invalid_blocks");
    }

    private static boolean fit(JsonArray blocks) {
        return blocks.size() <= MOST_BLOCKS
                && blocks.stream().allMatch(one -> one instanceof JsonObject block && fits(block));
    }

    private static boolean fits(JsonObject block) {
        String type = Payload.string(block, "type");
        return TYPES.contains(type)
                && switch (type) {
                    case "header" -> textUpTo(block.getValue("text"), LONGEST_HEADER, Set.of("plain_text"));
                    case "section" -> section(block);
                    case "context" -> elements(block, MOST_CONTEXT);
                    case "actions" -> elements(block, MOST_ELEMENTS);
                    default -> true;
                };
    }

    private static boolean section(JsonObject block) {
        JsonArray fields = Payload.array(block, "fields");
        Set<String> kinds = Set.of("plain_text", "mrkdwn");
        boolean text = block.getValue("text") == null
                ? !fields.isEmpty()
                : textUpTo(block.getValue("text"), LONGEST_SECTION, kinds);
        return text
                && fields.size() <= MOST_FIELDS
                && fields.stream().allMatch(field -> textUpTo(field, LONGEST_FIELD, kinds));
    }

    private static boolean elements(JsonObject block, int most) {
        int count = Payload.array(block, "elements").size();
        return count > 0 && count <= most;
    }

    private static boolean textUpTo(@Nullable Object value, int longest, Set<String> kinds) {
        return value instanceof JsonObject text
                && kinds.contains(Payload.string(text, "type"))
                && text.getValue("text") instanceof String written
                && !written.isEmpty()
                && written.length() <= longest;
    }
}
