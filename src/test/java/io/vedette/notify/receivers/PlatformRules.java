package io.vedette.notify.receivers;

import io.vedette.fakes.WebServer.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each platform's reference says that a request must be, as far as it refuses or loses what is not: names what a request breaks. */
final class PlatformRules {
    private final List<String> broken = new ArrayList<>();

    private PlatformRules() {}

    static List<String> broken(String kind, Received request) {
        var rules = new PlatformRules();
        rules.check(kind, request);
        return rules.broken;
    }

    private void check(String kind, Received request) {
        switch (kind) {
            case "twilio" -> twilio(request.body());
            case "alertmanager" -> new JsonArray(request.body()).forEach(alert -> alertmanager((JsonObject) alert));
            default -> json(kind, new JsonObject(request.body()), request);
        }
    }

    private void json(String kind, JsonObject body, Received request) {
        switch (kind) {
            case "slack" -> slack(body);
            case "pagerduty" -> pagerDuty(body, request.body());
            case "opsgenie" -> opsgenie(body);
            case "teams" -> teams(body, request.body());
            case "discord" -> discord(body);
            case "telegram" -> utf16("text", body.getString("text"), 1, 4096);
            case "ntfy" -> ntfy(body);
            case "mattermost" -> utf16("text", body.getString("text"), 1, 4000);
            case "google_chat" -> bytes("text", body.getString("text"), 4096);
            case "webhook" -> bytes("body", request.body(), 20_000);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    private void utf16(String field, String text, int least, int most) {
        require(text.length() >= least && text.length() <= most, field + " has " + text.length() + " of " + most);
    }

    private void bytes(String field, String text, int most) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        require(size > 0 && size <= most, field + " has " + size + " bytes of " + most);
    }

    private void slack(JsonObject body) {
        utf16("text", body.getString("text"), 1, 40_000);
        var attachments = body.getJsonArray("attachments");
        require(attachments.size() <= 100, "attachments");
        var blocks = attachments.getJsonObject(0).getJsonArray("blocks");
        require(blocks.size() <= 50, "blocks " + blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.getJsonObject(i);
            var text = "section".equals(block.getString("type"))
                    ? block.getJsonObject("text")
                    : block.getJsonArray("elements").getJsonObject(0);
            utf16("block " + i, text.getString("text"), 1, 3000);
        }
    }

    private void pagerDuty(JsonObject event, String text) {
        bytes("event", text, 512 * 1024);
        utf16("dedup_key", event.getString("dedup_key"), 1, 255);
        require(Set.of("trigger", "acknowledge", "resolve").contains(event.getString("event_action")), "event_action");
        if ("trigger".equals(event.getString("event_action"))) {
            var payload = event.getJsonObject("payload");
            utf16("summary", payload.getString("summary"), 1, 1024);
            utf16("source", payload.getString("source"), 1, 1024);
            require(Set.of("critical", "error", "warning", "info").contains(payload.getString("severity")), "severity");
            Instant.parse(payload.getString("timestamp"));
            event.getJsonArray("links").forEach(link -> require(((JsonObject) link).containsKey("href"), "link"));
        }
    }

    private void opsgenie(JsonObject body) {
        if (body.containsKey("note")) {
            utf16("note", body.getString("note"), 1, 25_000);
            return;
        }
        utf16("message", body.getString("message"), 1, 130);
        utf16("alias", body.getString("alias"), 1, 512);
        utf16("description", body.getString("description"), 1, 15_000);
        utf16("entity", body.getString("entity"), 0, 512);
        require(body.getJsonArray("tags").size() <= 20, "tags");
        body.getJsonArray("tags").forEach(tag -> utf16("tag", (String) tag, 1, 50));
        var details = body.getJsonObject("details");
        require(details.stream().allMatch(entry -> entry.getValue() instanceof String), "details of texts");
        int size = details.stream()
                .mapToInt(entry ->
                        entry.getKey().length() + entry.getValue().toString().length())
                .sum();
        require(size <= 8000, "details " + size);
        require(body.getString("priority").matches("P[1-5]"), "priority");
    }

    private void teams(JsonObject body, String text) {
        bytes("body", text, 28 * 1024);
        require("message".equals(body.getString("type")), "type");
        var card = body.getJsonArray("attachments").getJsonObject(0).getJsonObject("content");
        require(
                card.getJsonArray("body").stream()
                        .map(JsonObject.class::cast)
                        .allMatch(element -> Set.of("TextBlock", "FactSet").contains(element.getString("type"))),
                "elements");
        card.getJsonArray("actions")
                .forEach(action -> require("Action.OpenUrl".equals(((JsonObject) action).getString("type")), "action"));
    }

    private void discord(JsonObject body) {
        utf16("content", body.getString("content"), 1, 2000);
        var embeds = body.getJsonArray("embeds");
        require(embeds.size() <= 10, "embeds");
        int all = 0;
        for (int i = 0; i < embeds.size(); i++) {
            all += embed(embeds.getJsonObject(i));
        }
        require(all <= 6000, "embeds together " + all);
    }

    private int embed(JsonObject embed) {
        String footer = embed.getJsonObject("footer").getString("text");
        utf16("title", embed.getString("title"), 1, 256);
        utf16("description", embed.getString("description"), 0, 4096);
        utf16("footer", footer, 1, 2048);
        utf16("url", embed.getString("url", ""), 0, 2048);
        int size = embed.getString("title").length()
                + embed.getString("description").length()
                + footer.length();
        var fields = embed.getJsonArray("fields", new JsonArray());
        require(fields.size() <= 25, "fields");
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.getJsonObject(i);
            utf16("field name", field.getString("name"), 1, 256);
            utf16("field value", field.getString("value"), 1, 1024);
            size += field.getString("name").length() + field.getString("value").length();
        }
        return size;
    }

    private void ntfy(JsonObject body) {
        bytes("message", body.getString("message"), 4096);
        require(body.getString("topic").matches("[-_A-Za-z0-9]{1,64}"), "topic");
        require(body.getValue("priority") instanceof Integer priority && priority >= 1 && priority <= 5, "priority");
    }

    private void twilio(String form) {
        Map<String, String> fields = Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        require(fields.containsKey("From") != fields.containsKey("MessagingServiceSid"), "one sender");
        utf16("Body", fields.getOrDefault("Body", ""), 1, 1600);
    }

    private void alertmanager(JsonObject alert) {
        for (String part : List.of("labels", "annotations")) {
            require(alert.getJsonObject(part).stream().allMatch(entry -> entry.getValue() instanceof String), part);
            require(
                    alert.getJsonObject(part).fieldNames().stream()
                            .allMatch(name -> name.matches("[a-zA-Z_][a-zA-Z0-9_]*")),
                    part + " names");
        }
        require(
                Instant.parse(alert.getString("endsAt")).isAfter(Instant.parse(alert.getString("startsAt"))),
                "endsAt after startsAt");
    }
}
