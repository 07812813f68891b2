package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.foreign.Foreign;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gatus's {@code alerting}: its providers as ways to tell somebody. Belongs to one import. */
final class Providers {
    private final Draft draft;
    private final @Nullable Foreign alerting;

    Providers(Draft draft, @Nullable Foreign alerting) {
        this.draft = draft;
        this.alerting = alerting;
        if (alerting != null) {
            alerting.keys().forEach(this::provider);
        }
    }

    boolean has(String type) {
        return alerting != null && alerting.has(type);
    }

    /** What an alert of this type has where it says nothing itself. */
    @Nullable
    Foreign defaults(String type) {
        Foreign provider = alerting == null ? null : alerting.map(type);
        return provider == null ? null : provider.map("default-alert");
    }

    /** The way that an alert of a group's endpoint takes; empty if Vedette has none. */
    String way(String type, String group) {
        String own = type + "-" + group;
        return draft.tells(own) ? own : draft.tells(type) ? type : "";
    }

    private void provider(String type) {
        Foreign provider = alerting == null ? null : alerting.map(type);
        if (provider == null) {
            return;
        }
        Way usual = new Way(type, type, provider, provider);
        Block keys = usual.keys();
        if (keys == null) {
            draft.losses().whole(provider, "alerts by " + type, advice(type));
            return;
        }
        draft.way(type, usual.kind(), keys, provider.place(), provider.path());
        for (Foreign override : provider.maps("overrides")) {
            String group = override.text("group", "");
            Block own = new Way(type, type + "_" + group, override, provider).keys();
            if (own != null) {
                draft.way(type + "-" + group, usual.kind(), own, override.place(), override.path());
            }
        }
    }

    private static String advice(String type) {
        return switch (type) {
            case "custom" -> "receivers[].webhook posts Vedette's own JSON, receivers[].command runs a program with it";
            case "teams" -> "make a workflow in Teams for receivers[].teams: connectors are switched off";
            default -> "use receivers[].webhook or receivers[].command";
        };
    }

    /** One provider, or what a group has in its place. */
    private final class Way {
        private final String type;
        private final String name;
        private final Foreign first;
        private final Foreign then;

        Way(String type, String name, Foreign first, Foreign then) {
            this.type = type;
            this.name = name;
            this.first = first;
            this.then = then;
        }

        String kind() {
            return switch (type) {
                case "googlechat" -> "google_chat";
                case "teams-workflows" -> "teams";
                default -> type;
            };
        }

        @Nullable
        Block keys() {
            return switch (type) {
                case "slack", "discord", "mattermost", "googlechat", "teams-workflows" ->
                    new Block().put("webhook_url", secret("webhook", "webhook-url"));
                case "telegram" -> telegram();
                case "pagerduty" -> new Block().put("routing_key", secret("key", "integration-key"));
                case "opsgenie" -> new Block().put("api_key", secret("key", "api-key"));
                case "ntfy" -> ntfy();
                case "twilio" -> twilio();
                case "email" -> email();
                default -> null;
            };
        }

        private Block telegram() {
            return new Block()
                    .put("url", text("api-url"))
                    .put("token", secret("token", "token"))
                    .put("chat", text("id"));
        }

        private Block ntfy() {
            return new Block()
                    .put("url", text("url"))
                    .put("topic", text("topic"))
                    .put("token", optional("token"));
        }

        private Block twilio() {
            return new Block()
                    .put("account", text("sid"))
                    .put("token", secret("token", "token"))
                    .put("from", text("from"))
                    .put("to", text("to"));
        }

        private Block email() {
            List<String> to = Arrays.stream(
                            Objects.requireNonNullElse(text("to"), "").split("[,;]"))
                    .map(String::strip)
                    .filter(address -> !address.isEmpty())
                    .toList();
            String password = optional("password");
            String port = text("port");
            boolean whole = "465".equals(port);
            Block smtp = new Block()
                    .put("host", text("host"))
                    .put("port", port)
                    .put("starttls", whole ? "tls" : password == null ? "optional" : null)
                    .put(
                            "username",
                            password == null ? null : Objects.requireNonNullElse(text("username"), text("from")))
                    .put("password", password);
            return new Block().texts("to", to).put("from", text("from")).put("smtp", smtp);
        }

        private @Nullable String text(String key) {
            String own = first.text(key);
            return own == null ? then.text(key) : own;
        }

        private String secret(String what, String key) {
            return draft.secrets()
                    .keep(name + "_" + what, owner(key).path(key), Objects.requireNonNullElse(text(key), ""));
        }

        private @Nullable String optional(String key) {
            String text = text(key);
            return text == null || text.isEmpty()
                    ? null
                    : draft.secrets().keep(name + "_" + key, owner(key).path(key), text);
        }

        private Foreign owner(String key) {
            return first.has(key) ? first : then;
        }
    }
}
