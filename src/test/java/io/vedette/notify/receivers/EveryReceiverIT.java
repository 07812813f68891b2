package io.vedette.notify.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.alert.Severity;
import io.vedette.alert.context.Context;
import io.vedette.delivery.Delivery;
import io.vedette.delivery.Delivery.Delivered;
import io.vedette.delivery.Delivery.Refused;
import io.vedette.delivery.Delivery.TryAgain;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Contexts;
import io.vedette.fakes.Notices;
import io.vedette.fakes.WebServer;
import io.vedette.notify.IntegrationSpec;
import io.vedette.notify.ReceiverSpec;
import io.vedette.notify.alertmanager.AlertmanagerSpec;
import io.vedette.notify.discord.DiscordSpec;
import io.vedette.notify.googlechat.GoogleChatSpec;
import io.vedette.notify.mattermost.MattermostSpec;
import io.vedette.notify.ntfy.NtfySpec;
import io.vedette.notify.opsgenie.OpsgenieSpec;
import io.vedette.notify.pagerduty.PagerDutySpec;
import io.vedette.notify.phrase.Phrase;
import io.vedette.notify.phrase.Phrasing;
import io.vedette.notify.slack.SlackSpec;
import io.vedette.notify.teams.TeamsSpec;
import io.vedette.notify.telegram.TelegramSpec;
import io.vedette.notify.twilio.TwilioSpec;
import io.vedette.notify.webhook.WebhookSpec;
import io.vedette.secret.Secret;
import io.vedette.target.Labels;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each platform is sent, held to the rules of its own API, over real sockets. */
final class EveryReceiverIT {
    private static final Secret TOKEN = new Secret("t0ken-of-ours");

    private static final List<String> KINDS = List.of(
            "slack",
            "pagerduty",
            "opsgenie",
            "teams",
            "discord",
            "telegram",
            "twilio",
            "ntfy",
            "mattermost",
            "google_chat",
            "alertmanager",
            "webhook");

    private final Vertx vertx = Vertx.vertx();
    private WebServer server;
    private Receivers receivers;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.start(vertx);
        receivers =
                new Receivers(vertx, InstantSource.fixed(Notices.START), URI.create("https://vedette.example.org/"));
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private URI base() {
        return URI.create(server.url("").reveal());
    }

    private IntegrationSpec spec(String kind) {
        return switch (kind) {
            case "pagerduty" -> new PagerDutySpec(base(), TOKEN);
            case "opsgenie" -> new OpsgenieSpec(base(), TOKEN);
            case "teams" -> new TeamsSpec(server.url("/workflows/7/invoke?sig=t0ken-of-ours"));
            case "discord" -> new DiscordSpec(server.url("/api/webhooks/7/t0ken-of-ours"));
            case "telegram" -> new TelegramSpec(base(), TOKEN, "-1001");
            case "twilio" -> new TwilioSpec(base(), "AC7", TOKEN, "+15017122661", "+4930123456");
            case "ntfy" -> new NtfySpec(base(), "oncall", TOKEN);
            case "mattermost" -> new MattermostSpec(server.url("/hooks/t0ken-of-ours"));
            case "google_chat" -> new GoogleChatSpec(server.url("/v1/spaces/7/messages?key=k&token=t0ken-of-ours"));
            case "slack" -> new SlackSpec(server.url("/services/T0/B0/t0ken-of-ours"));
            case "webhook" -> new WebhookSpec(server.url("/hook"), null);
            case "alertmanager" -> new AlertmanagerSpec(server.url(""));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Delivery send(String kind, Notice notice) throws Exception {
        return receivers
                .receiver(spec(kind))
                .send(notice)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private WebServer.Received received() {
        return server.received.getLast();
    }

    private JsonObject json() {
        return new JsonObject(received().body());
    }

    @Test
    void pagerDutyGetsOneAlertAnIncidentAndItsEnd() throws Exception {
        server.thenAnswers(202, "{}").thenAnswers(202, "{}");

        assertThat(send("pagerduty", Notices.firing(Notices.CHECKOUT))).isInstanceOf(Delivered.class);
        assertThat(received().path()).isEqualTo("/v2/enqueue");
        JsonObject trigger = json();
        assertThat(trigger.getString("routing_key")).isEqualTo("t0ken-of-ours");
        assertThat(trigger.getString("event_action")).isEqualTo("trigger");
        assertThat(trigger.getJsonObject("payload").getString("severity")).isIn("critical", "error", "warning", "info");
        assertThat(trigger.getJsonObject("payload").getString("summary"))
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(1024);
        assertThat(trigger.getJsonObject("payload").getString("source")).isEqualTo("checkout");

        send("pagerduty", Notices.over(Notices.CHECKOUT));
        assertThat(json().getString("event_action")).isEqualTo("resolve");
        assertThat(json().getString("dedup_key"))
                .isEqualTo(trigger.getString("dedup_key"))
                .hasSizeLessThanOrEqualTo(255);
        assertThat(json().containsKey("payload")).isFalse();
    }

    @Test
    void opsgenieIsClosedByTheAliasItWasOpenedWith() throws Exception {
        server.thenAnswers(202, "{}").thenAnswers(202, "{}");

        assertThat(send("opsgenie", Notices.firing(Notices.CHECKOUT))).isInstanceOf(Delivered.class);
        assertThat(received().path()).isEqualTo("/v2/alerts");
        assertThat(received().header("authorization")).isEqualTo("GenieKey t0ken-of-ours");
        assertThat(json().getString("message")).isNotBlank().hasSizeLessThanOrEqualTo(130);
        assertThat(json().getString("priority")).isEqualTo("P1");
        String alias = json().getString("alias");

        send("opsgenie", Notices.over(Notices.CHECKOUT));
        assertThat(received().path()).isEqualTo("/v2/alerts/" + alias + "/close?identifierType=alias");
    }

    @Test
    void teamsGetsACardBelowItsLimitWhateverTheBurst() throws Exception {
        server.thenAnswers(202, "");

        assertThat(send("teams", Notices.burst(500))).isInstanceOf(Delivered.class);

        assertThat(received().path()).isEqualTo("/workflows/7/invoke?sig=t0ken-of-ours");
        assertThat(received().body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(28 * 1024);
        JsonObject attachment = json().getJsonArray("attachments").getJsonObject(0);
        assertThat(attachment.getString("contentType")).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.getJsonObject("content").getString("type")).isEqualTo("AdaptiveCard");
        assertThat(attachment.getJsonObject("content").getString("version")).isEqualTo("1.4");
    }

    @Test
    void discordKeepsItsLimitsAndPingsNobody() throws Exception {
        server.thenAnswers(204, "");

        assertThat(send("discord", Notices.burst(500))).isInstanceOf(Delivered.class);

        JsonArray embeds = json().getJsonArray("embeds");
        assertThat(embeds.size()).isLessThanOrEqualTo(10);
        assertThat(json().getString("content")).hasSizeLessThanOrEqualTo(2000);
        assertThat(embeds.encode()).hasSizeLessThan(6000);
        assertThat(json().getJsonObject("allowed_mentions")
                        .getJsonArray("parse")
                        .isEmpty())
                .isTrue();
        assertThat(embeds.getJsonObject(0).getValue("color")).isInstanceOf(Integer.class);
    }

    @Test
    void discordsWaitHasAFraction() throws Exception {
        server.thenAnswers(429, "{\"message\":\"rate limited\",\"retry_after\":1.337,\"global\":false}");

        assertThat(send("discord", Notices.firing(Notices.CHECKOUT)))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.after()).isEqualTo(Duration.ofMillis(1337)));
    }

    @Test
    void telegramGetsTextThatNoMarkupCanBreak() throws Exception {
        server.thenAnswers(200, "{\"ok\":true}");

        assertThat(send("telegram", Notices.burst(500))).isInstanceOf(Delivered.class);

        assertThat(received().path()).isEqualTo("/bott0ken-of-ours/sendMessage");
        assertThat(json().getString("chat_id")).isEqualTo("-1001");
        assertThat(json().getString("text")).hasSizeLessThanOrEqualTo(4096).contains("https://vedette.example.org/");
        assertThat(json().containsKey("parse_mode")).isFalse();
        JsonObject bold = json().getJsonArray("entities").getJsonObject(0);
        assertThat(bold.getInteger("length")).isEqualTo(json().getString("text").indexOf('\n'));
    }

    @Test
    void telegramsWaitAndItsMovedGroupsAreUnderstood() throws Exception {
        server.thenAnswers(429, "{\"ok\":false,\"parameters\":{\"retry_after\":17}}")
                .thenAnswers(400, "{\"ok\":false,\"parameters\":{\"migrate_to_chat_id\":-1002}}");

        assertThat(send("telegram", Notices.firing(Notices.CHECKOUT)))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(17)));
        assertThat(send("telegram", Notices.firing(Notices.CHECKOUT)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("the group has become -1002"));
    }

    @Test
    void twilioGetsAFormWithItsPlusSigns() throws Exception {
        server.thenAnswers(201, "{}");

        assertThat(send("twilio", Notices.burst(500))).isInstanceOf(Delivered.class);

        assertThat(received().path()).isEqualTo("/2010-04-01/Accounts/AC7/Messages.json");
        assertThat(received().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(received().header("authorization")).startsWith("Basic ");
        Map<String, String> form = Arrays.stream(received().body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        assertThat(form).containsEntry("To", "+4930123456").containsEntry("From", "+15017122661");
        assertThat(form.get("Body")).isNotBlank().hasSizeLessThanOrEqualTo(320);
    }

    @Test
    void ntfyGetsItsJsonAtTheRootAndAnIntegerPriority() throws Exception {
        server.thenAnswers(200, "{}");

        assertThat(send("ntfy", Notices.burst(500))).isInstanceOf(Delivered.class);

        assertThat(received().path()).isEqualTo("/");
        assertThat(received().header("authorization")).isEqualTo("Bearer t0ken-of-ours");
        assertThat(json().getString("topic")).isEqualTo("oncall");
        assertThat(json().getValue("priority")).isEqualTo(5);
        assertThat(json().getString("message").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void mattermostIsToldInOneText() throws Exception {
        server.thenAnswers(200, "ok");

        assertThat(send("mattermost", Notices.firing(Notices.CHECKOUT))).isInstanceOf(Delivered.class);
        assertThat(json().getString("text")).contains("checkout is down");
    }

    @Test
    void googleChatKeepsAnIncidentInItsThread() throws Exception {
        server.thenAnswers(200, "{}");

        assertThat(send("google_chat", Notices.burst(500))).isInstanceOf(Delivered.class);

        assertThat(received().path()).startsWith("/v1/spaces/7/messages?key=k&token=t0ken-of-ours&messageReplyOption=");
        assertThat(json().getString("text").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
        assertThat(json().getJsonObject("thread").getString("threadKey"))
                .isEqualTo(Notices.burst(1).thread());
    }

    @Test
    void alertmanagerGetsEveryAlertWithAnEndItCanTrust() throws Exception {
        server.thenAnswers(200, "").thenAnswers(200, "");

        assertThat(send("alertmanager", Notices.firing(Notices.CHECKOUT, Alerts.down("search", Notices.START))))
                .isInstanceOf(Delivered.class);
        assertThat(received().path()).isEqualTo("/api/v2/alerts");
        assertThat(received().header("content-type")).isEqualTo("application/json");
        var alerts = new JsonArray(received().body());
        assertThat(alerts.size()).isEqualTo(2);
        JsonObject firing = alerts.getJsonObject(0);
        assertThat(firing.getJsonObject("labels").getMap().values()).allMatch(String.class::isInstance);
        assertThat(Instant.parse(firing.getString("endsAt"))).isAfter(Notices.START.plusSeconds(86_400));

        send("alertmanager", Notices.over(Notices.CHECKOUT));
        JsonObject over = new JsonArray(received().body()).getJsonObject(0);
        assertThat(over.getJsonObject("labels")).isEqualTo(firing.getJsonObject("labels"));
        assertThat(Instant.parse(over.getString("endsAt"))).isBefore(Notices.START.plusSeconds(300));
    }

    @Test
    void aReceiverIsToldInItsOwnWords() throws Exception {
        var phrasing = new Phrasing(
                Phrase.of("{{ severity }}: {{ service }} hurts"), Phrase.of("{{ answer }}. Wake somebody up."));
        var spec = new ReceiverSpec("oncall", List.of(spec("slack")), phrasing, null);
        Notice notice = Notices.firing(Notices.CHECKOUT.in(Contexts.FULL));

        receivers
                .integrations(List.of(spec))
                .getFirst()
                .sender()
                .send(notice)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        assertThat(json().getString("text"))
                .startsWith("🔴 critical: checkout hurts — HTTP/1.1 503 Service Unavailable")
                .endsWith("Wake somebody up.");
    }

    @ParameterizedTest
    @MethodSource("kindsAndTexts")
    void noPlatformRefusesAMessageForWhatItsAlertsAreMadeOf(String kind, String text) throws Exception {
        String longText = text.repeat(6000 / text.length());
        var around = Contexts.FULL.or(Context.NONE);
        var alert = new Alert(
                "k",
                "e",
                "EndpointDown",
                Severity.CRITICAL,
                new Labels(Map.of("service", text, "endpoint", longText, "note", longText)),
                longText,
                longText,
                URI.create("https://wiki.example.org/" + "y".repeat(1500)),
                Notices.START,
                null,
                new Context(
                        around.budget(),
                        around.pace(),
                        new Context.Change(longText, longText, longText, null, Notices.START),
                        new Context.Remedy("withheld", longText),
                        new Context.Proof("status", longText, longText)));
        var many = Stream.concat(
                        Stream.of(alert), Notices.burst(40).firing().stream().map(one -> one.in(Contexts.FULL)))
                .toArray(Alert[]::new);

        for (Notice notice : List.of(
                Notices.firing(alert),
                Notices.over(alert),
                Notices.firing(many),
                Notices.firing(many).withLinks(LINKS))) {
            server.thenAnswers(200, "{\"ok\":true}");
            assertThat(send(kind, notice)).isInstanceOf(Delivered.class);
            assertThat(PlatformRules.broken(kind, received())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack",
                "pagerduty",
                "opsgenie",
                "teams",
                "discord",
                "telegram",
                "ntfy",
                "mattermost",
                "google_chat",
                "webhook"
            })
    void whatTheReaderCanDoIsInTheMessage(String kind) throws Exception {
        server.thenAnswers(200, "{\"ok\":true}");
        send(kind, Notices.firing(Notices.CHECKOUT).withLinks(LINKS));

        assertThat(received().body()).contains(LINKS.getFirst().url().toString());
        assertThat(received().body()).contains(LINKS.getLast().url().toString());
    }

    /** As long as they get: 20 episodes, and four matchers. */
    private static final List<Link> LINKS = Stream.of("Acknowledge", "Silence for 2 h")
            .map(label ->
                    new Link(label, URI.create("https://vedette.example.org/act/" + label.charAt(0) + "x".repeat(600))))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack",
                "teams",
                "mattermost",
                "google_chat",
                "twilio",
                "ntfy",
                "telegram",
                "discord",
                "pagerduty",
                "opsgenie"
            })
    void messagesToAPlatformThatCountsThemLeaveApart(String kind) {
        var spec = new ReceiverSpec("oncall", List.of(spec(kind)));

        assertThat(receivers.integrations(List.of(spec)).getFirst().pace()).isPositive();
    }

    static Stream<Arguments> kindsAndTexts() {
        return KINDS.stream().flatMap(kind -> Stream.of("a", "🔴", "汉", "\"", "\u0001", "<&>@|*", "\n")
                .map(text -> Arguments.of(kind, text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pagerduty",
                "opsgenie",
                "teams",
                "discord",
                "telegram",
                "twilio",
                "ntfy",
                "mattermost",
                "google_chat",
                "alertmanager"
            })
    void noPlatformsAnswerBringsASecretOut(String kind) throws Exception {
        server.thenAnswers(400, "bad t0ken-of-ours").thenAnswers(503, "t0ken-of-ours");

        Delivery refused = send(kind, Notices.firing(Notices.CHECKOUT));
        Delivery again = send(kind, Notices.firing(Notices.CHECKOUT));

        assertThat(refused).isInstanceOf(Refused.class);
        assertThat(again).isInstanceOf(TryAgain.class);
        if (Objects.equals(kind, "alertmanager")) {
            return; // its answers know no secret: there is none
        }
        assertThat(refused.toString() + again).doesNotContain("t0ken");
    }
}
