package io.vedette.notify.receivers;

import io.vedette.notify.Dispatch;
import io.vedette.notify.Integration;
import io.vedette.notify.IntegrationSpec;
import io.vedette.notify.Receiver;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.alertmanager.AlertmanagerReceiver;
import io.vedette.notify.alertmanager.AlertmanagerSpec;
import io.vedette.notify.command.CommandReceiver;
import io.vedette.notify.command.CommandSpec;
import io.vedette.notify.discord.DiscordReceiver;
import io.vedette.notify.discord.DiscordSpec;
import io.vedette.notify.email.EmailReceiver;
import io.vedette.notify.email.EmailSpec;
import io.vedette.notify.googlechat.GoogleChatReceiver;
import io.vedette.notify.googlechat.GoogleChatSpec;
import io.vedette.notify.mattermost.MattermostReceiver;
import io.vedette.notify.mattermost.MattermostSpec;
import io.vedette.notify.ntfy.NtfyReceiver;
import io.vedette.notify.ntfy.NtfySpec;
import io.vedette.notify.opsgenie.OpsgenieReceiver;
import io.vedette.notify.opsgenie.OpsgenieSpec;
import io.vedette.notify.pagerduty.PagerDutyReceiver;
import io.vedette.notify.pagerduty.PagerDutySpec;
import io.vedette.notify.phrase.Phrasing;
import io.vedette.notify.slack.SlackBotReceiver;
import io.vedette.notify.slack.SlackBotSpec;
import io.vedette.notify.slack.SlackReceiver;
import io.vedette.notify.slack.SlackSpec;
import io.vedette.notify.teams.TeamsReceiver;
import io.vedette.notify.teams.TeamsSpec;
import io.vedette.notify.telegram.TelegramReceiver;
import io.vedette.notify.telegram.TelegramSpec;
import io.vedette.notify.twilio.TwilioReceiver;
import io.vedette.notify.twilio.TwilioSpec;
import io.vedette.notify.webhook.WebhookReceiver;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.outbound.HttpSender;
import io.vedette.outbound.Programs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes receivers that share one HTTP client and a few threads for programs; lives as long as the daemon, through every reload. */
public final class Receivers {
    private final Vertx vertx;
    private final Dispatch dispatch;
    private final Programs programs;

    /**
     * Makes receivers for one event loop.
     *
     * @param externalUrl where people see Vedette, for the links in messages; absent if they cannot
     */
    public Receivers(Vertx vertx, InstantSource clock, @Nullable URI externalUrl) {
        this.vertx = vertx;
        this.programs = new Programs(vertx, "notify");
        this.dispatch = new Dispatch(new HttpSender(vertx), clock, externalUrl);
    }

    /** A receiver for every integration of every spec. */
    public List<Integration> integrations(Collection<ReceiverSpec> specs) {
        return specs.stream()
                .flatMap(spec -> spec.integrations().stream().map(one -> integration(spec, one)))
                .toList();
    }

    private Integration integration(ReceiverSpec spec, IntegrationSpec way) {
        Receiver plain = receiver(way);
        boolean usual = spec.phrasing().equals(Phrasing.USUAL);
        return Integration.paced(spec.name(), way.kind(), usual ? plain : new PhrasedReceiver(plain, spec.phrasing()))
                .withFallback(spec.fallback());
    }

    /** A receiver; it is closed by whom it is given to. */
    public Receiver receiver(IntegrationSpec spec) {
        return switch (spec) {
            case SlackSpec slack -> new SlackReceiver(slack, dispatch);
            case SlackBotSpec bot -> new SlackBotReceiver(bot, dispatch);
            case EmailSpec email -> new EmailReceiver(vertx, email, dispatch.externalUrl());
            case WebhookSpec webhook -> new WebhookReceiver(webhook, dispatch);
            case PagerDutySpec pagerduty -> new PagerDutyReceiver(pagerduty, dispatch);
            case OpsgenieSpec opsgenie -> new OpsgenieReceiver(opsgenie, dispatch);
            case TeamsSpec teams -> new TeamsReceiver(teams, dispatch);
            case DiscordSpec discord -> new DiscordReceiver(discord, dispatch);
            case TelegramSpec telegram -> new TelegramReceiver(telegram, dispatch);
            case TwilioSpec twilio -> new TwilioReceiver(twilio, dispatch);
            case NtfySpec ntfy -> new NtfyReceiver(ntfy, dispatch);
            case MattermostSpec mattermost -> new MattermostReceiver(mattermost, dispatch);
            case GoogleChatSpec googlechat -> new GoogleChatReceiver(googlechat, dispatch);
            case CommandSpec command -> new CommandReceiver(command, programs, dispatch);
            case AlertmanagerSpec alertmanager -> new AlertmanagerReceiver(alertmanager, dispatch);
            default -> throw new IllegalArgumentException("no receiver of the kind " + spec.kind());
        };
    }

    /** Closes what they share, when no receiver is in use any more. */
    public Future<Void> close() {
        return programs.close().compose(_ -> dispatch.http().close());
    }
}
