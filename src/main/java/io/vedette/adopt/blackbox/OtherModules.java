package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Carried;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.foreign.Foreign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The probers that say little: {@code icmp}, {@code dns}, {@code grpc}, {@code websocket}. Belongs to one import. */
final class OtherModules {
    private final Draft draft;

    OtherModules(Draft draft) {
        this.draft = draft;
    }

    void icmp(Block endpoint, @Nullable Foreign icmp, Asked asked) {
        endpoint.put("url", "icmp://" + asked.host());
        if (icmp != null) {
            Way.family(endpoint, icmp, false);
        }
    }

    void dns(Block endpoint, Foreign dns, Asked asked) {
        String type = dns.text("query_type", "ANY");
        String name = dns.text("query_name", "");
        if (type.equals("ANY")) {
            draft.losses().of(dns, "query_type", "ANY", "name servers answer it as they like; the endpoint asks for A");
        }
        endpoint.put(
                "url",
                "dns://" + asked.place() + "/" + (name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                        + "?type=" + (type.equals("ANY") ? "A" : type));
        List<String> rcodes = dns.texts("valid_rcodes");
        if (rcodes.size() > 1) {
            draft.losses().of(dns, "valid_rcodes", String.join(", ", rcodes), "expect.rcode takes one");
        } else if (!rcodes.isEmpty()) {
            endpoint.put("expect", new Block().put("rcode", rcodes.getFirst()));
        }
        dns.skip("preferred_ip_protocol", "ip_protocol_fallback");
        usual(dns, "transport_protocol", "udp");
        usual(dns, "query_class", "IN");
        usual(dns, "recursion_desired", "true");
        usual(dns, "dns_over_tls", "false");
    }

    /** What Vedette does anyway is no loss. */
    private static void usual(Foreign owner, String key, String value) {
        if (owner.has(key) && owner.shown(key).equalsIgnoreCase(value)) {
            owner.skip(key);
        }
    }

    void grpc(Block endpoint, @Nullable Foreign grpc, Asked asked) {
        boolean encrypted = grpc != null && grpc.truth("tls", false);
        endpoint.put("url", (encrypted ? "grpcs://" : "grpc://") + asked.place());
        if (grpc != null) {
            String service = grpc.text("service", "");
            endpoint.put("service", service.isEmpty() ? null : service);
            Way.family(endpoint, grpc, true);
            Block tls = Way.tls(grpc.map("tls_config"), draft.losses());
            if (encrypted) {
                endpoint.unlessEmpty("tls", tls);
            }
        }
    }

    void websocket(Block endpoint, @Nullable Foreign websocket, Asked asked) {
        String url = asked.url("ws").replaceFirst("^http", "ws");
        new Carried(draft.secrets()).url(endpoint, url, asked.name(), "the targets");
        if (websocket == null) {
            return;
        }
        Way.family(endpoint, websocket, true);
        Foreign http = websocket.map("http_config");
        Block tls = Way.tls(http == null ? null : http.map("tls_config"), draft.losses());
        if (!url.startsWith("ws://")) {
            endpoint.unlessEmpty("tls", tls);
        }
        List<Foreign> turns = websocket.maps("query_response");
        if (turns.size() == 1 && !turns.getFirst().has("expect")) {
            endpoint.put("send", turns.getFirst().text("send"));
        } else if (!turns.isEmpty()) {
            draft.losses()
                    .of(
                            websocket,
                            "query_response",
                            "write what is sent as send, and a text of the answer as expect.message");
        }
    }
}
