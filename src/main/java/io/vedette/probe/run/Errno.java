package io.vedette.probe.run;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the kernel said no with, as far as a probe can meet it. */
public enum Errno {
    REFUSED(111, "connection refused"),
    RESET(104, "connection reset"),
    BROKEN_PIPE(32, "broken pipe"),
    ABORTED(103, "connection abort"),
    TIMED_OUT(110, "timed out"),
    NET_UNREACHABLE(101, "network is unreachable"),
    NET_DOWN(100, "network is down"),
    NO_ROUTE(113, "no route to host"),
    HOST_DOWN(112, "host is down"),
    TOO_MANY_FILES(24, "too many open files"),
    TOO_MANY_FILES_IN_SYSTEM(23, "too many open files in system"),
    NO_BUFFERS(105, "no buffer space"),
    NO_MEMORY(12, "cannot allocate memory"),
    NO_PORT(99, "cannot assign requested address"),
    NOT_PERMITTED(1, "operation not permitted"),
    DENIED(13, "permission denied"),
    NO_FAMILY(97, "address family not supported");

    /** How the native transport writes it, in any language. */
    private static final Pattern NUMBER = Pattern.compile("error\\(-(\\d+)\\)");

    private final int number;
    private final String words;

    Errno(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** The kernel's word behind {@code failure}, if there is one. */
    public static @Nullable Errno of(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < 16; depth++) {
            var found = ofOne(cause);
            if (found != null) {
                return found;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable Errno ofOne(Throwable failure) {
        var message = failure.getMessage() == null ? "" : failure.getMessage();
        var number = NUMBER.matcher(message);
        if (number.find()) {
            return numbered(Integer.parseInt(number.group(1)));
        }
        var worded = worded(message.toLowerCase(Locale.ROOT));
        return worded == null ? ofType(failure) : worded;
    }

    private static @Nullable Errno numbered(int number) {
        for (var errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return null;
    }

    private static @Nullable Errno worded(String message) {
        for (var errno : values()) {
            if (message.contains(errno.words)) {
                return errno;
            }
        }
        return null;
    }

    /** The JDK's own types, where a message is missing or in another language. */
    private static @Nullable Errno ofType(Throwable failure) {
        return switch (failure) {
            case NoRouteToHostException _ -> NO_ROUTE;
            case BindException _ -> NO_PORT;
            case PortUnreachableException _ -> REFUSED;
            case ConnectException _ -> failure.getCause() == null ? REFUSED : null;
            default -> null;
        };
    }
}
