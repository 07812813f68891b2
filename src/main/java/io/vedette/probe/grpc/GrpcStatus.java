package io.vedette.probe.grpc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a call ended, by the numbers of gRPC's status codes. */
final class GrpcStatus {
    private static final List<String> NAMES = List.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED");

    private GrpcStatus() {}

    /** The word for {@code code}, or the code where there is none. */
    static String name(String code) {
        var number = code.matches("[0-9]{1,2}") ? Integer.parseInt(code) : -1;
        return number >= 0 && number < NAMES.size() ? NAMES.get(number) : "code " + code;
    }

    /** A {@code grpc-message}, whose bytes beyond ASCII come percent-encoded. */
    static String message(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return encoded;
        }
    }
}
