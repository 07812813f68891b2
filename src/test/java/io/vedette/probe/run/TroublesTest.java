package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TroublesTest {
    private static final String PEER = "10.0.0.1:443";

    static Stream<Arguments> theirs() {
        return Stream.of(
                Arguments.of(
                        Reason.REFUSED,
                        new ConnectException("finishConnect(..) failed with error(-111): Verbindung abgelehnt")),
                Arguments.of(Reason.REFUSED, new ConnectException("Connection refused: /10.0.0.1:443")),
                Arguments.of(Reason.REFUSED, new ConnectException("unverständlich")),
                Arguments.of(Reason.REFUSED, new PortUnreachableException()),
                Arguments.of(Reason.UNREACHABLE, new NoRouteToHostException()),
                Arguments.of(Reason.UNREACHABLE, new SocketException("Network is unreachable")),
                Arguments.of(Reason.TIMEOUT, new ConnectException("finishConnect(..) failed with error(-110): x")),
                Arguments.of(Reason.RESET, new IOException("Connection reset by peer")),
                Arguments.of(Reason.RESET, new IOException("recvAddress(..) failed with error(-104): in any language")),
                Arguments.of(Reason.RESET, new IOException("writeAddress(..) failed with error(-32): in any language")),
                Arguments.of(Reason.RESET, new ClosedChannelException()),
                Arguments.of(Reason.RESET, new DecoderException(new SSLException(new IOException("Connection reset")))),
                Arguments.of(
                        Reason.RESET,
                        new SSLHandshakeException("Connection closed while SSL/TLS handshake was in progress")),
                Arguments.of(Reason.TLS, new DecoderException(new NotSslRecordException("not an SSL/TLS record: 48"))),
                Arguments.of(Reason.TLS, new SSLHandshakeException("Received fatal alert: protocol_version")),
                Arguments.of(Reason.CERTIFICATE, wrapped(new Distrust(List.of(), "the certificate expired"))));
    }

    private static Throwable wrapped(Throwable cause) {
        var handshake = new SSLHandshakeException("General OpenSslEngine problem");
        handshake.initCause(cause);
        return new DecoderException(handshake);
    }

    @ParameterizedTest
    @MethodSource("theirs")
    void theSameCaseHasTheSameReasonWhicheverLayerNoticed(Reason reason, Throwable failure) {
        var trouble = Troubles.of(failure, Step.CONNECT, PEER);

        assertThat(trouble).isInstanceOf(Theirs.class);
        assertThat(((Theirs) trouble).reason()).isEqualTo(reason);
    }

    static Stream<Throwable> ours() {
        return Stream.of(
                new ChannelException(new IOException("newSocketStream(..) failed with error(-24): in any language")),
                new ChannelException("Failed to open a socket.", new SocketException("Too many open files")),
                new ConnectException("connect(..) failed with error(-99): Cannot assign requested address"),
                new BindException("Cannot assign requested address"),
                new IOException("writeAddress(..) failed with error(-105): in any language"),
                new ConnectException("connect(..) failed with error(-1): Operation not permitted"),
                new NullPointerException("a defect"),
                new DecoderException(new IllegalStateException("a defect")));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whatIsOurOwnTroubleIsNeverTheTargets(Throwable failure) {
        assertThat(Troubles.of(failure, Step.CONNECT, PEER)).isInstanceOf(Ours.class);
    }

    @Test
    void aTlsAlertIsReadable() {
        var alert =
                new SSLHandshakeException("error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE");

        assertThat(Troubles.of(alert, Step.SECURE, PEER))
                .isEqualTo(new Theirs(Reason.TLS, "TLS failed: sslv3 alert handshake failure"));
    }

    @Test
    void anAnswerThatBreaksOffInItsHeadersIsAResetAndNotGarbage() {
        var trouble = Troubles.unreadable(new PrematureChannelClosureException("x"), Step.TRANSFER);

        assertThat(trouble.reason()).isEqualTo(Reason.RESET);
    }
}
