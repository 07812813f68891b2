package io.vedette.probe.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class InboxTest {
    private static List<String> lines(Inbox inbox) {
        var lines = new ArrayList<String>();
        for (var line = inbox.line(); line != null; line = inbox.line()) {
            lines.add(line);
        }
        return lines;
    }

    /** However the network cut it, and whatever was taken between. */
    @Property
    void theLinesAreThoseOfTheWholeHoweverItCameInPieces(
            @ForAll @StringLength(max = 600) @CharRange(from = 'a', to = 'c') @Chars({'\n', '\r'}) String said,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 90) Integer> pieces) {
        var inbox = new Inbox(1_000);
        var heard = new ArrayList<String>();
        var from = 0;
        for (var i = 0; from < said.length(); i++) {
            var to = Math.min(said.length(), from + pieces.get(i % pieces.size()));
            assertThat(inbox.add(Unpooled.copiedBuffer(said.substring(from, to), UTF_8)))
                    .isTrue();
            heard.addAll(lines(inbox));
            from = to;
        }

        var whole = new ArrayList<>(List.of(said.split("\r?\n", -1)));
        var rest = whole.removeLast();
        assertThat(heard).isEqualTo(whole);
        assertThat(inbox.rest()).isEqualTo(rest);
    }

    @Test
    void whatWasTakenIsNotLookedForLinesAgain() {
        var inbox = new Inbox(100);

        inbox.add(Unpooled.copiedBuffer("abc", UTF_8));
        assertThat(inbox.line()).isNull();
        inbox.take(3);
        inbox.add(Unpooled.copiedBuffer("\nx\n", UTF_8));

        assertThat(lines(inbox)).containsExactly("", "x");
    }

    @Test
    void aPeerMaySayNoMoreThanTheLimitInAll() {
        var inbox = new Inbox(4);

        assertThat(inbox.add(Unpooled.copiedBuffer("ab\n", UTF_8))).isTrue();
        assertThat(inbox.line()).isEqualTo("ab");
        assertThat(inbox.add(Unpooled.copiedBuffer("cd", UTF_8))).isFalse();
    }
}
