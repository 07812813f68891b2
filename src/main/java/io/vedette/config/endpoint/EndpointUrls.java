package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.spelling.NearMatch;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The URLs of endpoints, whose schemes say the kind. */
final class EndpointUrls {
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
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            return "expected a host name or address after // (letters, digits, dots, dashes), and a port up to 65535";
        }
        return null;
    }

    /** The fault of a URL that is a host and a port and nothing else. */
    static @Nullable String portFault(URI url) {
        String fault = hostFault(url);
        if (fault != null) {
            return fault;
        }
        boolean onlyHostAndPort = url.getPort() > 0
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
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }
}
