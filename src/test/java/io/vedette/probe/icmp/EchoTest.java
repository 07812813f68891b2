package io.vedette.probe.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class EchoTest {
    private static final Echo PLAIN = new Echo(false, false, 7, 0x1122_3344_5566_7788L);
    private static final Echo RAW = new Echo(false, true, 7, 0x1122_3344_5566_7788L);
    private static final Echo SIX = new Echo(true, true, 7, 0x1122_3344_5566_7788L);

    private static byte[] reply(Echo echo, int number) {
        var reply = echo.request(number);
        reply[0] = (byte) (echo.ipv6() ? 129 : 0);
        return reply;
    }

    private static byte[] withIpHead(byte[] message) {
        return ByteBuffer.allocate(20 + message.length)
                .put((byte) 0x45)
                .position(20)
                .put(message)
                .array();
    }

    @Test
    void aRequestsChecksumIsRight() {
        var request = PLAIN.request(3);
        var sum = 0;
        for (var i = 0; i < request.length; i += 2) {
            sum += (request[i] & 0xFF) << 8 | (request[i + 1] & 0xFF);
        }

        assertThat((sum & 0xFFFF) + (sum >>> 16)).isEqualTo(0xFFFF);
    }

    @Test
    void aReplyIsKnownByItsNumber() {
        assertThat(PLAIN.answered(reply(PLAIN, 3))).isEqualTo(3);
        assertThat(SIX.answered(reply(SIX, 65_535))).isEqualTo(65_535);
        assertThat(RAW.answered(withIpHead(reply(RAW, 4)))).isEqualTo(4);
    }

    @Test
    void ourOwnRequestAndTheRepliesOfOthersAnswerNothing() {
        assertThat(PLAIN.answered(PLAIN.request(3))).isNegative();
        assertThat(RAW.answered(withIpHead(reply(new Echo(false, true, 8, RAW.nonce()), 3))))
                .isNegative();
        assertThat(PLAIN.answered(reply(new Echo(false, false, 7, 1), 3))).isNegative();
        assertThat(PLAIN.answered(Arrays.copyOf(reply(PLAIN, 3), 23))).isNegative();
    }

    @Property
    void anyBytesAreReadWithoutFailing(@ForAll @Size(max = 100) byte[] datagram, @ForAll @IntRange(max = 2) int which) {
        var echo = which == 0 ? PLAIN : which == 1 ? RAW : SIX;

        assertThat(echo.answered(datagram)).isLessThan(1 << 16);
    }
}
