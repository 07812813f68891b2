package io.vedette.adopt.gatus;

/** What Gatus makes of an endpoint's address. */
enum Kind {
    HTTP,
    DNS,
    ICMP,
    TCP,
    TLS,
    STARTTLS,
    WEBSOCKET,
    GRPC,
    SSH,
    /** Vedette has no such probe. */
    FOREIGN;

    static Kind of(String url, boolean dns) {
        if (dns) {
            return DNS;
        }
        int colon = url.indexOf("://");
        return switch (colon < 0 ? "" : url.substring(0, colon)) {
            case "http", "https" -> HTTP;
            case "icmp" -> ICMP;
            case "tcp" -> TCP;
            case "tls" -> TLS;
            case "starttls" -> STARTTLS;
            case "ws", "wss" -> WEBSOCKET;
            case "grpc", "grpcs" -> GRPC;
            case "ssh" -> SSH;
            default -> url.startsWith("${") ? HTTP : FOREIGN;
        };
    }
}
