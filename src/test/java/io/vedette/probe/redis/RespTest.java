package io.vedette.probe.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.vedette.probe.redis.Resp.Reply;
import io.vedette.probe.run.Inbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class RespTest {
    @Property(tries = 300)
    void repliesAreTheSameHoweverTheyAreCut(
            @ForAll("replies") List<Reply> replies, @ForAll @IntRange(min = 1, max = 40) int piece) {
        var text = new StringBuilder();
        replies.forEach(reply -> text.append(written(reply)));
        var inbox = new Inbox(1 << 20);
        var read = new ArrayList<Reply>();

        var bytes = text.toString().getBytes(UTF_8);
        for (var at = 0; at < bytes.length; at += piece) {
            inbox.add(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
            for (var reply = Resp.next(inbox); reply != null; reply = Resp.next(inbox)) {
                read.add(reply);
            }
        }

        assertThat(read).isEqualTo(replies);
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Property(tries = 500)
    void anyBytesAreReadWithoutADefect(@ForAll @Size(max = 200) byte[] bytes) {
        var inbox = new Inbox(1 << 20);
        inbox.add(Unpooled.wrappedBuffer(bytes));

        for (var reply = Resp.next(inbox); reply != null && !inbox.isEmpty(); reply = Resp.next(inbox)) {
            assertThat(reply).isNotNull();
        }
    }

    @Provide
    Arbitrary<List<Reply>> replies() {
        var line = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30);
        var text = Arbitraries.strings().withChars("ab\r\n:$+é").ofMaxLength(60);
        return Arbitraries.<Reply>oneOf(
                        line.map(Reply.Refusal::new), line.map(Reply.Text::new), text.map(Reply.Text::new))
                .list()
                .ofMaxSize(8);
    }

    private static String written(Reply reply) {
        return switch (reply) {
            case Reply.Refusal(var text) -> "-" + text + "\r\n";
            case Reply.Text(var text) -> "$" + text.getBytes(UTF_8).length + "\r\n" + text + "\r\n";
            case Reply.Garbled(var line) -> line;
        };
    }
}
