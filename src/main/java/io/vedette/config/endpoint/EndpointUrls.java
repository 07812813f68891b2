package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.probe.run.HostPort;
import io.vedette.spelling.NearMatch;
import io.vedette.target.Host;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URLs of endpoints, whose schemes say the kind. */
final class EndpointUrls {
    /** A name that {@link URI} knows no host in: Docker's have underscores. */
    private static final Pattern NAME =
            Pattern.compile("(\\w([\\w-]{0,61}\\w)?\\.)*(?![0-9]+\\.?$)\\w([\\w-]{0,61}\\w)?\\.?");

    private static final int NONE = -1;

    private EndpointUrls() {}

    static Scalar<URI> any() {
        return Scalar.of(
                "URL",
                "a URL such as https://shop.example.org/health or tcp://db.example.org:5432",
                Facets.matching("^(" + String.join("|", Kinds.schemes()) + ")://[^\\s@/?#]*([/?#]\\S*)?$"),
                EndpointUrls::parse);
    }

    /** The URL, or null when it is none of an endpoint. */
    static @Nullable URI find(String text) {
        return parse(text) instanceof Parsed.Good<URI>(URI url) ? url : null;
    }

    private static Parsed<URI> parse(String text) {
        URI url = uri(text);
        if (url == null || url.getScheme() == null || url.isOpaque()) {
            return Parsed.bad();
        }
        EndpointKind kind = Kinds.find(url);
        if (kind == null) {
            String near = NearMatch.of(Kinds.scheme(url), Kinds.schemes());
            return Parsed.bad(
                    near == null
                            ? "expected one of the kinds " + String.join(", ", Kinds.schemes())
                            : "did you mean " + near + "?");
        }
        String fault = kind.fault(url);
        return fault == null ? Parsed.good(url) : Parsed.bad(fault);
    }

    /** What names an endpoint that has no name: where it is, without what may be secret, so without its query. */
    static String id(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return Kinds.scheme(url) + "://" + (url.getHost() == null ? url.getRawAuthority() : url.getHost()) + port
                + path;
    }

    /** The fault of a URL that needs a host, may have a port, and must not have a user. */
    static @Nullable String hostFault(URI url) {
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            return "expected no credentials in a URL: they have keys of their own";
        }
        return (url.getHost() != null || NAME.matcher(Host.of(url)).matches()) && hasUsablePort(url, 1)
                ? null
                : "expected a host name or address after // (letters, digits, dots, dashes, underscores), and a port up to 65535";
    }

    /** Whether a port is written, and could be one. */
    static boolean namesPort(URI url) {
        return hasUsablePort(url, NONE);
    }

    private static boolean hasUsablePort(URI url, int otherwise) {
        try {
            return HostPort.of(url, otherwise).port() > 0;
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }

    /** The fault of a URL that is a host and a port and nothing else. */
    static @Nullable String portFault(URI url) {
        String fault = hostFault(url);
        if (fault != null) {
            return fault;
        }
        boolean onlyHostAndPort = namesPort(url)
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        return onlyHostAndPort ? null : "expected " + Kinds.scheme(url) + "://host:port and nothing after it";
    }

    /** The fault of a URL that is a host, perhaps a port, and nothing else. */
    static @Nullable String placeFault(URI url) {
        String fault = hostFault(url);
        if (fault != null) {
            return fault;
        }
        boolean onlyHost = url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
        return onlyHost
                ? null
                : "expected " + Kinds.scheme(url) + "://host or " + Kinds.scheme(url)
                        + "://host:port and nothing after it";
    }

    private static @Nullable URI uri(String text) {
        try {
            URI url = new URI(text);
            String host = Host.of(url);
            if (host.chars().allMatch(letter -> letter < 128)) {
                return url;
            }
            int at = text.indexOf(host);
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            return new URI(text.substring(0, at) + ascii + text.substring(at + host.length()));
        } catch (URISyntaxException | IllegalArgumentException notAUrl) {
            return null;
        }
    }
}
