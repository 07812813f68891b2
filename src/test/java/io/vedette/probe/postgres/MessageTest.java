package io.vedette.probe.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.vedette.probe.run.Inbox;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

final class MessageTest {
    @Property(tries = 300)
    void messagesAreTheSameHoweverTheyAreCut(
            @ForAll @Size(max = 6) List<@Size(max = 50) byte[]> bodies, @ForAll @IntRange(min = 1, max = 30) int piece)
            throws Message.Garbled {
        var written = new ByteArrayOutputStream();
        bodies.forEach(body -> written.writeBytes(PostgresServer.message('D', body)));
        var inbox = new Inbox(1 << 20);
        var read = new ArrayList<byte[]>();

        var bytes = written.toByteArray();
        for (var at = 0; at < bytes.length; at += piece) {
            inbox.add(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
            for (var message = Message.next(inbox); message != null; message = Message.next(inbox)) {
                read.add(message.bytes(message.remaining()));
            }
        }

        assertThat(read).hasSameSizeAs(bodies);
        for (var i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(bodies.get(i));
        }
    }

    @Property(tries = 500)
    void anyBodyIsReadWithoutADefect(@ForAll @Size(max = 40) byte[] body) {
        List<Reading> readings =
                List.of(Message::text, Message::texts, Message::fields, Message::firstColumn, Message::number);

        for (var reading : readings) {
            try {
                reading.of(message(body));
            } catch (Message.Garbled asItMayBe) {
                assertThat(asItMayBe).isNotNull();
            }
        }
    }

    private static Message message(byte[] body) throws Message.Garbled {
        var inbox = new Inbox(1 << 20);
        inbox.add(Unpooled.wrappedBuffer(PostgresServer.message('E', body)));
        return Objects.requireNonNull(Message.next(inbox));
    }

    /** One way to read a body. */
    @FunctionalInterface
    private interface Reading {
        @Nullable
        Object of(Message message) throws Message.Garbled;
    }
}
