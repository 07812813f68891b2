package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Losses;
import io.vedette.adopt.foreign.Foreign;
import org.jspecify.annotations.Nullable;

/** What several probers say alike: which addresses, and how TLS is spoken. */
final class Way {
    private Way() {}

    /** A preference with a fallback is what Vedette does by itself: all addresses are tried. */
    static void family(Block endpoint, Foreign prober, boolean fallsBackByItself) {
        String preferred = prober.text("preferred_ip_protocol", "ip6");
        boolean fallback = prober.truth("ip_protocol_fallback", true);
        boolean said = prober.has("preferred_ip_protocol") || prober.has("ip_protocol_fallback");
        if (said && (!fallback || (!fallsBackByItself && preferred.equals("ip4")))) {
            endpoint.put("address_family", preferred.equals("ip4") ? "ipv4" : "ipv6");
        }
    }

    /** {@code tls_config} as {@code tls}; empty where it says nothing. */
    static Block tls(@Nullable Foreign config, Losses losses) {
        Block tls = new Block();
        if (config == null) {
            return tls;
        }
        tls.put("ca_file", config.text("ca_file"))
                .put("cert_file", config.text("cert_file"))
                .put("key_file", config.text("key_file"))
                .put("server_name", config.text("server_name"));
        String oldest = config.text("min_version", "");
        if (oldest.equals("TLS13")) {
            tls.put("min_version", "1.3");
        } else if (oldest.equals("TLS10") || oldest.equals("TLS11")) {
            losses.of(config, "min_version", "TLS 1.2 is the oldest version that is spoken");
        }
        if (config.truth("insecure_skip_verify", false)) {
            tls.put("insecure_skip_verify", "true");
        }
        return tls;
    }
}
