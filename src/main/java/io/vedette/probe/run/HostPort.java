package io.vedette.probe.run;

import java.net.IDN;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL points to. Read from the authority and not by {@link URI#getHost()}, which knows no underscore and no umlaut.
 *
 * @param host a name in its ASCII form, or an address without brackets
 * @param userInfo what stands before the {@code @}, still escaped
 */
public record HostPort(String host, int port, @Nullable String userInfo) {
    /** @throws IllegalArgumentException with a sentence for people if the URL names no host or no usable port */
    public static HostPort of(URI url, int defaultPort) {
        var authority = url.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("the URL names no host");
        }
        var at = authority.lastIndexOf('@');
        var place = authority.substring(at + 1);
        var colon = place.lastIndexOf(':');
        var hasPort = colon > place.lastIndexOf(']');
        var host = hasPort ? place.substring(0, colon) : place;
        var port = hasPort ? place.substring(colon + 1) : "";
        return new HostPort(bare(host), port(port, defaultPort), at < 0 ? null : authority.substring(0, at));
    }

    private static String bare(String host) {
        var bare = host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        if (bare.isEmpty()) {
            throw new IllegalArgumentException("the URL names no host");
        }
        return bare;
    }

    private static int port(String digits, int defaultPort) {
        if (digits.isEmpty() && defaultPort > 0) {
            return defaultPort;
        }
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65535) {
            throw new IllegalArgumentException("expected a port between 1 and 65535, found \"" + digits + '"');
        }
        return Integer.parseInt(digits);
    }

    /** As a {@code Host} header has it, when {@code defaultPort} goes without saying. */
    public String header(int defaultPort) {
        var name = host.indexOf(':') < 0 ? host : '[' + host + ']';
        return port == defaultPort ? name : name + ':' + port;
    }

    @Override
    public String toString() {
        return header(0);
    }
}
