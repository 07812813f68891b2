package io.vedette.cli.client;

import io.vedette.cli.text.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why nobody answered, in words. */
final class Losses {
    private static final int LONGEST = 200;

    private Losses() {}

    static Answer.Unreachable of(URI base, IOException lost) {
        boolean connected = !(lost instanceof ConnectException
                || lost instanceof HttpConnectTimeoutException
                || lost instanceof SSLException);
        String what =
                connected ? "the connection to the daemon at " + base + " was lost" : "no daemon answers at " + base;
        String advice = connected
                ? "try again, or look into its log"
                : "start it with 'vedette run', or point --url or VEDETTE_URL at it";
        return new Answer.Unreachable(what + " (" + why(lost) + ")", advice, connected);
    }

    private static String why(IOException lost) {
        return switch (lost) {
            case HttpConnectTimeoutException late -> "nobody took the connection in time";
            case HttpTimeoutException late -> "no answer in time";
            case ConnectException unknown
            when isCausedBy(unknown, UnresolvedAddressException.class) -> "there is no such host";
            case ConnectException refused -> "connection refused";
            case IOException hungUp when isCausedBy(hungUp, EOFException.class) -> "it hung up before it answered";
            case IOException other -> said(other);
        };
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        Throwable cause = failure;
        while (cause != null && !kind.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static String said(IOException failure) {
        String message = failure.getMessage();
        if (message == null) {
            return failure.getClass().getSimpleName();
        }
        String line = Printable.line(message);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
