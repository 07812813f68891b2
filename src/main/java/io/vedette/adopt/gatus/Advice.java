package io.vedette.adopt.gatus;

import java.util.Map;
import java.util.Set;

/** What to do about a key of Gatus that does not come over. */
final class Advice {
    /** What says something that somebody would miss; others only tune Gatus, or hold anchors. */
    static final Set<String> WHOLE_SECTIONS = Set.of(
            "alerting",
            "endpoints",
            "external-endpoints",
            "suites",
            "storage",
            "web",
            "security",
            "remote",
            "connectivity",
            "tunneling",
            "announcements",
            "maintenance");

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("always-run", "a conversation ends with the first step that fails"),
            Map.entry("storage", "history stays with Gatus; storage.url says where Vedette's own is kept"),
            Map.entry("web", "server.listen says where Vedette listens; TLS is a proxy's in front of it"),
            Map.entry("security", "server.tokens says who may read and change"),
            Map.entry("remote", "the other instance's endpoints belong into its own configuration"),
            Map.entry("connectivity", "what Vedette's own host cannot do is unknown, and charged to no target"),
            Map.entry("tunneling", "run Vedette where it can reach the target"),
            Map.entry("tunnel", "run Vedette where it can reach the target"),
            Map.entry("announcements", "the status page shows no announcements"),
            Map.entry("dns-resolver", "resolve_to names the address itself"),
            Map.entry("identity-aware-proxy", "auth knows basic, bearer and oauth2"),
            Map.entry("store-cookies", "steps carry cookies along"),
            Map.entry("provider-override", "make a receiver of its own and a route that matches the service"),
            Map.entry("renegotiation", "Vedette does not renegotiate"),
            Map.entry("title", "receivers[].title"),
            Map.entry("priority", "severity decides how loud it is"));

    private Advice() {}

    static String of(String key) {
        return INSTEAD.getOrDefault(key, "Vedette has nothing like it");
    }
}
