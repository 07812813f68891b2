package io.vedette.adopt.kuma;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Unique;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Discreet;
import io.vedette.adopt.foreign.Foreign;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Uptime Kuma's notifications as ways to tell somebody. Belongs to one import. */
final class Notifications {
    /** What every notification has, and no receiver need be told. */
    private static final Set<String> SAYING_NOTHING = Set.of(
            "type",
            "name",
            "isDefault",
            "applyExisting",
            "webhookContentType",
            "ntfyAuthenticationMethod",
            "pagerdutyIntegrationUrl",
            "opsgenieRegion",
            "smtpUsername",
            "smtpPassword");

    /** As good as nothing. */
    private static final Set<String> OFF = Set.of("", "false", "0", "[]", "{}");

    private final Draft draft;
    private final Map<String, String> ways = new HashMap<>();
    private final Unique names = new Unique();

    Notifications(Draft draft, List<Foreign> notifications) {
        this.draft = draft;
        notifications.forEach(this::add);
    }

    /** The ways that these notifications are, as far as Vedette has them. */
    SequencedSet<String> ways(Iterable<String> ids) {
        SequencedSet<String> known = new LinkedHashSet<>();
        for (String id : ids) {
            String way = ways.get(id);
            if (way != null) {
                known.add(way);
            }
        }
        return known;
    }

    private void add(Foreign notification) {
        String name = notification.text("name", "notification");
        Map<String, String> config = Inner.object(notification.text("config"));
        String type = config.getOrDefault("type", "");
        if (!notification.truth("active", true)) {
            draft.losses().whole(notification, "the notification " + name + " is switched off", "");
            return;
        }
        String id = names.of(Unique.name(name));
        Settings settings = new Settings(id, notification.path("config"), config);
        Block keys = settings.keys(type);
        if (keys == null) {
            draft.losses()
                    .whole(
                            notification,
                            "notifications by " + type + ": " + name,
                            "use receivers[].webhook or receivers[].command");
            return;
        }
        ways.put(notification.text("id", ""), id);
        draft.way(id, kind(type), keys, notification.place(), notification.path());
        settings.leftovers().forEach((key, found) -> draft.losses()
                .add(
                        notification.place("config"),
                        notification.path("config") + "." + key,
                        found,
                        Advice.ofSetting(key)));
    }

    private static String kind(String type) {
        return switch (type) {
            case "smtp" -> "email";
            case "GoogleChat" -> "google_chat";
            case "PagerDuty" -> "pagerduty";
            case "Opsgenie" -> "opsgenie";
            default -> type;
        };
    }

    /** What one notification was told. */
    private final class Settings {
        private final String name;
        private final String from;
        private final Map<String, String> config;
        private final Set<String> seen = new HashSet<>(SAYING_NOTHING);

        Settings(String name, String from, Map<String, String> config) {
            this.name = name;
            this.from = from;
            this.config = config;
        }

        @Nullable
        Block keys(String type) {
            return switch (type) {
                case "slack" -> hook("slackwebhookURL");
                case "discord" -> hook("discordWebhookUrl");
                case "teams" -> hook("webhookUrl");
                case "mattermost" -> hook("mattermostWebhookUrl");
                case "GoogleChat" -> hook("googleChatWebhookURL");
                case "telegram" -> telegram();
                case "PagerDuty" -> new Block().put("routing_key", secret("key", "pagerdutyIntegrationKey"));
                case "Opsgenie" -> opsgenie();
                case "ntfy" -> ntfy();
                case "twilio" -> twilio();
                case "webhook" -> webhook();
                case "smtp" -> email();
                default -> null;
            };
        }

        private Block telegram() {
            return new Block()
                    .put("url", text("telegramServerUrl"))
                    .put("token", secret("token", "telegramBotToken"))
                    .put("chat", text("telegramChatID"));
        }

        private Block opsgenie() {
            return new Block()
                    .put("url", "eu".equals(text("opsgenieRegion")) ? "https://api.eu.opsgenie.com" : null)
                    .put("api_key", secret("key", "opsgenieApiKey"));
        }

        private Block ntfy() {
            return new Block()
                    .put("url", text("ntfyserverurl"))
                    .put("topic", text("ntfytopic"))
                    .put("token", has("ntfyaccesstoken") ? secret("token", "ntfyaccesstoken") : null);
        }

        private Block twilio() {
            return new Block()
                    .put("account", text("twilioAccountSID"))
                    .put("token", secret("token", "twilioAuthToken"))
                    .put("from", text("twilioFromNumber"))
                    .put("to", text("twilioToNumber"));
        }

        private Block hook(String key) {
            return new Block().put("webhook_url", secret("webhook", key));
        }

        private Block webhook() {
            draft.losses().note("webhooks: Vedette posts its own JSON (docs/alerting.md), not Uptime Kuma's");
            return new Block().put("url", secret("url", "webhookURL"));
        }

        private Block email() {
            List<String> to = Stream.of("smtpTo", "smtpCC")
                    .flatMap(key -> Arrays.stream(
                            Objects.requireNonNullElse(text(key), "").split("[,;]")))
                    .map(String::strip)
                    .filter(address -> !address.isEmpty())
                    .toList();
            boolean whole = "true".equals(text("smtpSecure"));
            boolean login = has("smtpUsername") && has("smtpPassword");
            Block smtp = new Block()
                    .put("host", text("smtpHost"))
                    .put("port", text("smtpPort"))
                    .put("starttls", whole ? "tls" : login ? null : "optional")
                    .put("username", login ? text("smtpUsername") : null)
                    .put("password", login ? secret("password", "smtpPassword") : null);
            return new Block()
                    .texts("to", to)
                    .put("from", address(text("smtpFrom")))
                    .put("smtp", smtp);
        }

        /** {@code "Name" <a@b>} without the name. */
        private static @Nullable String address(@Nullable String from) {
            int open = from == null ? -1 : from.indexOf('<');
            int close = from == null ? -1 : from.indexOf('>');
            return from == null || open < 0 || close < open ? from : from.substring(open + 1, close);
        }

        private boolean has(String key) {
            return !config.getOrDefault(key, "").isEmpty();
        }

        /** What nobody asked for, and says something. */
        Map<String, String> leftovers() {
            Map<String, String> left = new TreeMap<>();
            config.forEach((key, text) -> {
                if (!seen.contains(key) && !OFF.contains(text)) {
                    left.put(key, Discreet.value(key, text));
                }
            });
            return left;
        }

        private @Nullable String text(String key) {
            seen.add(key);
            return has(key) ? Written.literal(config.getOrDefault(key, "")) : null;
        }

        private String secret(String what, String key) {
            return draft.secrets().keep(name + "_" + what, from, Objects.requireNonNullElse(text(key), ""));
        }
    }
}
