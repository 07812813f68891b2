package io.vedette.probe.http;

import static io.vedette.probe.http.Encounters.OK;
import static io.vedette.probe.http.Encounters.saying;
import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.world.HostileServer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every way an answer can be cut short, garbled or endless over plain HTTP, on real sockets: outcome, reason, bounded time, and nothing left over. */
final class HttpAnswersIT {
    private static final Encounters AGAINST = new Encounters();

    @AfterAll
    static void close() {
        AGAINST.close();
    }

    @Test
    void aCloseWithoutAnAnswerIsAReset() {
        var down = AGAINST.down(HostileServer.Peer::hear, RESET);

        assertThat(down.detail()).isEqualTo("the peer closed the connection: waiting for the first byte");
    }

    @Test
    void aCloseInsideTheStatusLineIsAReset() {
        AGAINST.down(saying("HTTP/1.1 20"), RESET);
    }

    @Test
    void aCloseInsideTheHeadersIsAReset() {
        AGAINST.down(saying(OK + "X-Half: wa"), RESET);
    }

    @Test
    void aBodyShorterThanItsContentLengthIsAReset() {
        var down = AGAINST.down(saying(OK + "Content-Length: 10\r\n\r\nshort"), RESET);

        assertThat(down.detail()).isEqualTo("the peer closed the connection: reading the answer");
    }

    @Test
    void aBodyLongerThanItsContentLengthEndsWhereItSaidItWould() {
        AGAINST.up(saying(OK + "Content-Length: 4\r\n\r\nfine and then some"), new BodyContains("fine"));
        AGAINST.down(saying(OK + "Content-Length: 4\r\n\r\nfine and then some"), BODY, new BodyContains("some"));
    }

    @Test
    void aBodyThatEndsWithTheConnectionIsWhole() {
        AGAINST.up(saying("HTTP/1.0 200 OK\r\n\r\nall of it"), new BodyContains("all of it"));
    }

    @Test
    void chunksMakeABody() {
        AGAINST.up(
                saying(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nfoo\r\n3\r\nbar\r\n0\r\n\r\n"),
                new BodyContains("foobar"));
    }

    @Test
    void aChunkWithoutASizeIsAProtocolError() {
        AGAINST.down(saying(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nfoo\r\n"), PROTOCOL);
    }

    @Test
    void aChunkThatDoesNotEndIsAProtocolError() {
        AGAINST.down(saying(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nfooXX0\r\n\r\n"), PROTOCOL);
    }

    @Test
    void chunksThatBreakOffAreAReset() {
        AGAINST.down(saying(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nfoo\r\n"), RESET);
    }

    @Test
    void aBodyAnnouncedAsTooLargeIsNotRead() {
        var down = AGAINST.down(saying(OK + "Content-Length: 200000000\r\n\r\n"), TOO_LARGE);

        assertThat(down.detail()).isEqualTo("the body is larger than 1048576 bytes");
    }

    @Test
    void anEndlessBodyIsCutOffAtTheLimit() {
        var sent = new AtomicLong();
        AGAINST.down(
                peer -> {
                    peer.hear();
                    peer.say(OK + "\r\n");
                    while (sent.get() < 200_000_000) {
                        peer.sayBytes(new byte[65536]);
                        sent.addAndGet(65536);
                    }
                },
                TOO_LARGE,
                new BodyContains("needle"));

        assertThat(sent.get()).isLessThan(50_000_000);
    }

    @Test
    void tenThousandHeadersAreAProtocolError() {
        var down = AGAINST.down(saying(OK + "X-Header: value\r\n".repeat(10_000) + "\r\n"), PROTOCOL);

        assertThat(down.detail()).isEqualTo("the answer's headers are longer than 64 KiB");
    }

    @Test
    void aHeaderOfAMegabyteIsAProtocolError() {
        AGAINST.down(saying(OK + "X-Big: " + "x".repeat(1 << 20) + "\r\n\r\n"), PROTOCOL);
    }

    @Test
    void anEndlessStatusLineIsAProtocolError() {
        var down = AGAINST.down(saying("HTTP/1.1 200 " + "x".repeat(1 << 20)), PROTOCOL);

        assertThat(down.detail()).isEqualTo("a line of the answer is too long for HTTP");
    }

    @Test
    void whatIsNotHttpIsAProtocolError() {
        var down = AGAINST.down(
                peer -> {
                    peer.say("SSH-2.0-OpenSSH_9.7\r\n");
                    peer.staysSilent();
                },
                PROTOCOL);

        assertThat(down.detail()).isEqualTo("the answer does not begin as HTTP/1.1 does");
    }

    @Test
    void httpOfTheFirstDaysIsAProtocolError() {
        AGAINST.down(saying("<html>hello</html>"), PROTOCOL);
    }

    @Test
    void aStatusThatIsNoNumberIsAProtocolError() {
        AGAINST.down(saying("HTTP/1.1 fine\r\n\r\n"), PROTOCOL);
    }

    @Test
    void aPortThatSpeaksTlsIsAProtocolErrorThatSaysSo() {
        var down = AGAINST.down(
                peer -> {
                    peer.sayBytes(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
                    peer.staysSilent();
                },
                PROTOCOL);

        assertThat(down.detail()).isEqualTo("the peer speaks TLS on this port, the URL says http");
    }

    @Test
    void anInformationalAnswerIsNotTheAnswer() {
        var up = AGAINST.up(peer -> {
            peer.hear();
            peer.say("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n");
            peer.waits(50);
            peer.say(OK + "Content-Length: 0\r\n\r\n");
        });

        assertThat(up.observed().status()).isEqualTo(200);
        assertThat(up.phases().waiting()).isGreaterThan(45_000);
    }
}
