package io.vedette.config.receiver;

import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.WebUrls;
import io.vedette.notify.discord.DiscordSpec;
import io.vedette.notify.googlechat.GoogleChatSpec;
import io.vedette.notify.mattermost.MattermostSpec;
import io.vedette.notify.teams.TeamsSpec;
import io.vedette.notify.telegram.TelegramSpec;
import io.vedette.secret.Secret;
import java.net.URI;
import java.util.List;

/** Ways into a chat. */
final class ChatWays {
    private static final Key<Secret> TEAMS_URL =
            webhook("The URL of a workflow \"when a Teams webhook request is received\"", "teams_webhook");
    private static final Key<Secret> DISCORD_URL = webhook("The channel's webhook", "discord_webhook");
    private static final Key<Secret> MATTERMOST_URL = webhook("Mattermost's incoming webhook", "mattermost_webhook");
    private static final Key<Secret> GOOGLE_URL = webhook("The space's webhook", "google_chat_webhook");

    private static final Key<URI> TELEGRAM_URL =
            Key.of("url", WebUrls.page(), "Telegram's Bot API.").or("https://api.telegram.org");
    private static final Key<Secret> TELEGRAM_TOKEN =
            Key.of("token", Scalars.secret(), "The bot's token.").required().example("${file:telegram_token}");
    private static final Key<String> TELEGRAM_CHAT = Key.of(
                    "chat",
                    Scalars.matching("chat", "the chat's number, or @name of a channel", "^(-?[0-9]+|@[A-Za-z0-9_]+)$"),
                    "The chat's number, which a group has below zero, or the name of a channel.")
            .required()
            .example("\"-1001234567890\"");

    static final List<Way> ALL = List.of(
            SlackSection.WAY,
            Way.of(
                    "teams",
                    "Tells a Microsoft Teams channel.",
                    "A Microsoft Teams channel, by a workflow.",
                    fields -> new TeamsSpec(fields.get(TEAMS_URL)),
                    TEAMS_URL),
            Way.of(
                    "discord",
                    "Tells a Discord channel.",
                    "A Discord channel.",
                    fields -> new DiscordSpec(fields.get(DISCORD_URL)),
                    DISCORD_URL),
            Way.of(
                    "telegram",
                    "Tells a Telegram chat.",
                    "A Telegram chat, by a bot that is a member of it.",
                    fields -> new TelegramSpec(
                            fields.get(TELEGRAM_URL), fields.get(TELEGRAM_TOKEN), fields.get(TELEGRAM_CHAT)),
                    TELEGRAM_URL,
                    TELEGRAM_TOKEN,
                    TELEGRAM_CHAT),
            Way.of(
                    "mattermost",
                    "Tells a Mattermost channel.",
                    "A Mattermost channel.",
                    fields -> new MattermostSpec(fields.get(MATTERMOST_URL)),
                    MATTERMOST_URL),
            Way.of(
                    "google_chat",
                    "Tells a Google Chat space.",
                    "A Google Chat space.",
                    fields -> new GoogleChatSpec(fields.get(GOOGLE_URL)),
                    GOOGLE_URL));

    private ChatWays() {}

    private static Key<Secret> webhook(String what, String file) {
        return Key.of("webhook_url", WebUrls.secret(), what + "; the URL is the credential.")
                .required()
                .example("${file:" + file + "}");
    }
}
