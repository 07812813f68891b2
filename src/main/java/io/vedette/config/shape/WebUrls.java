package io.vedette.config.shape;

import io.vedette.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** URLs that people or we open over HTTP. */
public final class WebUrls {
    private static final Set<String> WEB = Set.of("http", "https");

    private WebUrls() {}

    /** What people open in a browser. */
    public static Scalar<URI> page() {
        return Scalar.of(
                "URL",
                "an http or https URL",
                Facets.matching("^https?://[^\\s]+$"),
                text -> isWeb(text) ? Parsed.good(URI.create(text)) : Parsed.bad());
    }

    /** What may have a credential in its path. */
    public static Scalar<Secret> secret() {
        return page().secret().map(url -> new Secret(url.toString()));
    }

    private static boolean isWeb(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null
                    && url.getScheme() != null
                    && WEB.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && (url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 65535));
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
