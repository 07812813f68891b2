package io.vedette.sight;

import io.vedette.target.Host;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint shares its fate with: its registrable domain, its network (an IPv4 /24, an IPv6 /48), or, for a name of a private network, its host.
 *
 * <p>The registrable domain is taken to be the last two labels of a name, three where the last two are those of a country's registry, such as {@code co.uk}.
 */
final class FailureDomain {
    /** Names below these are one network's own: there the host is the domain. */
    private static final Set<String> PRIVATE = Set.of("local", "internal", "lan", "svc", "arpa", "test");

    private FailureDomain() {}

    /** Its name; empty for what no network is needed for: this host, and jobs that report by themselves. */
    static String of(URI url) {
        String host = url.getRawAuthority() == null ? asked(url) : Host.of(url);
        if (host == null || "heartbeat".equals(url.getScheme())) {
            return "";
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            return network6(name.substring(1, name.length() - 1));
        }
        return name.matches("[0-9.]+") ? network4(name) : domain(name);
    }

    /** The name that a question to this system's own name servers asks for: those of that name have to be reached. */
    private static @Nullable String asked(URI url) {
        String path = url.getRawPath();
        return "dns".equals(url.getScheme()) && path != null && path.length() > 1 ? path.substring(1) : null;
    }

    private static String network4(String address) {
        int last = address.lastIndexOf('.');
        return address.startsWith("127.") || last < 0 ? "" : address.substring(0, last);
    }

    private static String network6(String address) {
        if (address.equals("::1")) {
            return "";
        }
        String[] groups = address.split(":", -1);
        return String.join(":", List.of(groups).subList(0, Math.min(3, groups.length)));
    }

    private static String domain(String name) {
        String[] labels = name.split("\\.", -1);
        if (labels[labels.length - 1].equals("localhost")) {
            return "";
        }
        if (labels.length <= 2 || PRIVATE.contains(labels[labels.length - 1])) {
            return name;
        }
        boolean registry = labels[labels.length - 1].length() == 2 && labels[labels.length - 2].length() <= 3;
        int from = labels.length - (registry ? 3 : 2);
        return String.join(".", List.of(labels).subList(from, labels.length));
    }
}
