package io.vedette.demo.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.demo.receivers.ChatRules.Verdict;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ChatRulesTest {
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsRefusedInSlacksWords(String body, String word) {
        assertThat(ChatRules.judge(Buffer.buffer(body))).isEqualTo(new Verdict.Refused(word));
    }

    static Stream<Arguments> faults() {
        String longHeader = section("header", "plain_text", "x".repeat(151));
        return Stream.of(
                Arguments.of("", "invalid_payload"),
                Arguments.of("[]", "invalid_payload"),
                Arguments.of("{\"text\": ", "invalid_payload"),
                Arguments.of("{}", "no_text"),
                Arguments.of("{\"text\": \"\"}", "no_text"),
                Arguments.of("{\"text\": 7}", "no_text"),
                Arguments.of("{\"blocks\": [7]}", "invalid_blocks"),
                Arguments.of("{\"blocks\": [{\"type\": \"heading\"}]}", "invalid_blocks"),
                Arguments.of("{\"blocks\": [{\"type\": \"section\"}]}", "invalid_blocks"),
                Arguments.of("{\"blocks\": [" + longHeader + "]}", "invalid_blocks"),
                Arguments.of("{\"blocks\": [" + section("header", "mrkdwn", "x") + "]}", "invalid_blocks"),
                Arguments.of("{\"attachments\": [{\"blocks\": [{}]}]}", "invalid_blocks"),
                Arguments.of(
                        "{\"blocks\": [" + "{\"type\":\"divider\"},".repeat(50) + "{\"type\":\"divider\"}]}",
                        "invalid_blocks"));
    }

    @Test
    void aMessageIsShownAsPeopleSeeIt() {
        JsonObject payload = new JsonObject("{\"text\": \"checkout is *down*\", \"blocks\": ["
                + section("header", "plain_text", "Checkout &lt;3&gt;") + ","
                + section("section", "mrkdwn", "*expected* 200, found `503`\\n<https://x.example.org/a_b_c|Runbook>")
                + ","
                + "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"text\":" + text("plain_text", "Open")
                + "}]},"
                + "{\"type\":\"context\",\"elements\":[" + text("mrkdwn", "since _12:00_") + "]}]}");

        assertThat(ChatRules.judge(payload.toBuffer())).isInstanceOf(Verdict.Taken.class);
        ChatMessage message = ChatMessage.of(payload);
        assertThat(message.summary()).isEqualTo("checkout is down");
        assertThat(message.lines())
                .containsExactly("Checkout <3>", "expected 200, found 503", "Runbook", "[ Open ]", "since 12:00");
    }

    @Test
    void aMessageOfTextAloneShowsItsText() {
        assertThat(ChatMessage.of(new JsonObject().put("text", "one\ntwo")).lines())
                .containsExactly("one", "two");
    }

    private static String section(String type, String kind, String words) {
        return "{\"type\":\"" + type + "\",\"text\":" + text(kind, words) + "}";
    }

    private static String text(String kind, String words) {
        return "{\"type\":\"" + kind + "\",\"text\":\"" + words + "\"}";
    }
}
