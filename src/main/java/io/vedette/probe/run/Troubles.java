package io.vedette.probe.run;

import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.REFUSED;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static io.vedette.sample.Reason.UNREACHABLE;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslClosedEngineException;
import io.vedette.probe.run.Trouble.Ours;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the network means. The same case gives the same reason whichever layer noticed; what is not known to be the target's doing
 * is ours.
 */
public final class Troubles {
    private Troubles() {}

    /** What ended a conversation with {@code peer} at {@code step}. */
    public static Trouble of(Throwable failure, Step step, String peer) {
        return of(failure, step.doing(), peer);
    }

    /** The same, with what the conversation was {@code doing}, as in "waiting for the reply to EHLO". */
    public static Trouble of(Throwable failure, String doing, String peer) {
        var secure = ofTls(failure, doing);
        if (secure != null) {
            return secure;
        }
        var errno = Errno.of(failure);
        if (errno != null) {
            return ofErrno(errno, doing, peer);
        }
        return Causes.find(failure, ClosedChannelException.class) != null ? closed(doing) : ours(failure, doing);
    }

    private static Trouble ofErrno(Errno errno, String doing, String peer) {
        return switch (errno) {
            case REFUSED -> new Theirs(REFUSED, peer + " refused the connection");
            case RESET, BROKEN_PIPE, ABORTED -> new Theirs(RESET, "the peer reset the connection: " + doing);
            case TIMED_OUT -> new Theirs(TIMEOUT, "the network gave up on " + peer + ": " + doing);
            case NET_UNREACHABLE, NET_DOWN, NO_ROUTE, HOST_DOWN -> new Theirs(UNREACHABLE, "no route to " + peer);
            case TOO_MANY_FILES, TOO_MANY_FILES_IN_SYSTEM -> new Ours("out of file descriptors: raise LimitNOFILE");
            case NO_BUFFERS, NO_MEMORY -> new Ours("out of socket buffers on this machine");
            case NO_PORT -> new Ours("no local address or port left to reach " + peer + " from");
            case NOT_PERMITTED, DENIED -> new Ours("this machine does not permit connections to " + peer);
            case NO_FAMILY -> new Ours("this machine has no such address family: " + peer);
        };
    }

    /** The peer ended the connection in good order, but too early. */
    public static Theirs closed(Step step) {
        return closed(step.doing());
    }

    /** The same, with what the conversation was {@code doing}. */
    public static Theirs closed(String doing) {
        return new Theirs(RESET, "the peer closed the connection: " + doing);
    }

    private static @Nullable Theirs ofTls(Throwable failure, String doing) {
        if (Causes.find(failure, NotSslRecordException.class) != null) {
            return new Theirs(TLS, "the peer does not speak TLS on this port");
        }
        var distrust = Causes.find(failure, Distrust.class);
        if (distrust != null) {
            return new Theirs(Reason.CERTIFICATE, distrust.sentence());
        }
        var handshake = Causes.find(failure, SSLException.class);
        if (handshake == null || Errno.of(handshake) != null) {
            return null;
        }
        return wasClosed(handshake) ? closed(doing) : new Theirs(TLS, "TLS failed: " + alert(handshake));
    }

    private static boolean wasClosed(SSLException failure) {
        return failure instanceof SslClosedEngineException
                || Causes.find(failure, ClosedChannelException.class) != null
                || String.valueOf(failure.getMessage()).startsWith("Connection closed while SSL/TLS handshake");
    }

    /** The last and telling part of what the TLS library says: {@code error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE}. */
    private static String alert(SSLException failure) {
        var message = String.valueOf(failure.getMessage());
        var last = message.substring(message.lastIndexOf(':') + 1).strip();
        return Plain.line(last.replace('_', ' ').toLowerCase(Locale.ROOT), 120);
    }

    /** What is wrong with an answer that could not be parsed at {@code step}. */
    public static Theirs unreadable(Throwable failure, Step step) {
        return switch (failure) {
            case PrematureChannelClosureException _ -> closed(step);
            case TooLongHttpLineException _ -> new Theirs(PROTOCOL, "a line of the answer is too long for HTTP");
            case TooLongHttpHeaderException _ -> new Theirs(PROTOCOL, "the answer's headers are longer than 64 KiB");
            default -> new Theirs(PROTOCOL, "the answer is not HTTP: " + Plain.line(failure, 120));
        };
    }

    /** A defect of ours, named well enough to be found. */
    public static Ours ours(Throwable failure, String doing) {
        return new Ours("the probe failed " + doing + ": " + Plain.line(failure, 200));
    }
}
