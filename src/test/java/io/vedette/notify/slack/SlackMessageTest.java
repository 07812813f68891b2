package io.vedette.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Link;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Notices;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SlackMessageTest {
    private static final URI PAGE = URI.create("https://vedette.example.org/?a=1&b=2");

    private static JsonObject message(Notice notice) {
        return SlackMessage.of(notice, PAGE, false);
    }

    private static JsonArray blocks(JsonObject message) {
        return message.getJsonArray("attachments").getJsonObject(0).getJsonArray("blocks");
    }

    @Test
    void aFiringSaysWhatSinceWhenAndWhereToLook() {
        var message = message(Notices.firing(Notices.CHECKOUT));

        assertThat(message.getString("text")).startsWith("🔴 checkout is down — GET ");
        assertThat(message.encode())
                .contains("critical, since 12:00:10 UTC (4 min 10 s)")
                .contains("<https://wiki.example.org/checkout|Runbook>")
                .contains("<https://vedette.example.org/?a=1&amp;b=2|Open Vedette>");
    }

    @Test
    void whatCanBeDoneStandsOnButtonsWhereTheyAreAskedFor() {
        var links = List.of(
                new Link("Approve", URI.create("https://vedette.example.org/act/yes")),
                new Link("Reject", URI.create("https://vedette.example.org/act/no")),
                new Link("Acknowledge", URI.create("https://vedette.example.org/act/" + "x".repeat(3_000))));
        var notice = Notices.firing(Notices.CHECKOUT).withLinks(links);

        var last = blocks(SlackMessage.of(notice, PAGE, true)).stream()
                .reduce((_, later) -> later)
                .orElseThrow();

        assertThat(last).isEqualTo(new JsonObject("""
                {"type": "actions", "elements": [
                  {"type": "button", "action_id": "vedette-0", "text": {"type": "plain_text", "text": "Approve"},
                   "url": "https://vedette.example.org/act/yes", "style": "primary"},
                  {"type": "button", "action_id": "vedette-1", "text": {"type": "plain_text", "text": "Reject"},
                   "url": "https://vedette.example.org/act/no", "style": "danger"}]}"""));
        assertThat(message(notice).encode()).doesNotContain("\"actions\"").contains("|Approve>");
    }

    @Test
    void theEndSaysHowLongItLasted() {
        var message = message(Notices.over(Notices.CHECKOUT));

        assertThat(message.getString("text")).startsWith("✅ checkout is up again after 4 min 10 s — ");
        assertThat(message.getJsonArray("attachments").getJsonObject(0).getString("color"))
                .isEqualTo("#2e9e5b");
    }

    @Test
    void aReminderSaysThatItIsOne() {
        var notice = Notices.of(3, NotifyReason.REPEAT_INTERVAL_ELAPSED, List.of(Notices.CHECKOUT), List.of());

        assertThat(message(notice).getString("text")).startsWith("🔴 Still: checkout is down");
    }

    @Test
    void ofManyAlertsTheFirstAreShownAndTheOthersCounted() {
        var message = message(Notices.burst(5000));

        assertThat(message.getString("text"))
                .isEqualTo("🔴 5000 alerts: service-0 is down; service-1 is down; service-2 is down; and 4997 more");
        assertThat(blocks(message).size()).isLessThanOrEqualTo(50);
        assertThat(message.encode()).contains("and 4980 more");
    }

    @Test
    void markupInAnAlertIsText() {
        var alert = Alerts.down("<!channel>&", Notices.START);

        assertThat(message(Notices.firing(alert)).getString("text"))
                .startsWith("🔴 &lt;!channel&gt;&amp; is down")
                .doesNotContain("<!channel>");
    }

    @Property(tries = 200)
    void noFieldIsEverTooLongForSlack(@ForAll String text, @ForAll int seed) {
        String longText = (text + "<&>🔴").repeat(Math.floorMod(seed, 3000) + 1);
        Alert checkout = Notices.CHECKOUT;
        var alert = new Alert(
                checkout.key(),
                checkout.episode(),
                checkout.name(),
                checkout.severity(),
                checkout.labels(),
                longText,
                longText,
                URI.create("https://x/" + "y".repeat(5000)),
                checkout.startsAt(),
                null);
        var message = message(Notices.firing(alert, checkout));

        assertThat(message.getString("text")).hasSizeLessThanOrEqualTo(3000);
        blocks(message).forEach(block -> assertThat(texts((JsonObject) block)).allMatch(one -> one.length() <= 3000));
        assertThat(message(Notices.firing(alert)).getString("text")).hasSizeLessThanOrEqualTo(3000);
    }

    private static List<String> texts(JsonObject block) {
        return block.containsKey("text")
                ? List.of(block.getJsonObject("text").getString("text"))
                : List.of(block.getJsonArray("elements").getJsonObject(0).getString("text"));
    }

    @Test
    void escapingNeverCutsAnEntityInTwo() {
        assertThat(SlackText.escaped("a&&", 6)).isEqualTo("a&amp;…".substring(0, 1) + "…");
        assertThat(SlackText.escaped("a&&", 7)).isEqualTo("a&amp;…");
        assertThat(SlackText.escaped("a&", 6)).isEqualTo("a&amp;");
        assertThat(SlackText.escaped("a🔴🔴", 4)).isEqualTo("a🔴…");
    }
}
