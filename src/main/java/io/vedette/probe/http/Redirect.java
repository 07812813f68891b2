package io.vedette.probe.http;

import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Plain;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an answer sends the probe, and what it may say there: to another origin go no credentials and no body. */
sealed interface Redirect {
    /** There. */
    record To(URI url, Ask ask, Way way) implements Redirect {}

    /**
     * Nowhere that a probe goes.
     *
     * @param why fits after "the redirect"
     */
    record Refused(String why) implements Redirect {}

    Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** The headers that say nothing about who asks. */
    Set<String> HARMLESS = Set.of("accept", "accept-language", "accept-charset", "cache-control", "user-agent");

    /** Where {@code status} and {@code location} lead from what was asked {@code at} a URL. */
    static Redirect of(URI at, Ask ask, Way way, int status, @Nullable String location) {
        if (location == null) {
            return new Refused("says no location");
        }
        var url = resolved(at, location);
        if (url == null || url.getRawAuthority() == null) {
            return new Refused("leads to no URL: " + Plain.line(location, 60));
        }
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Refused("leads to " + Plain.line(scheme, 20) + ':');
        }
        if (scheme.equals("http") && Request.isSecure(at)) {
            return new Refused("leads from https to http: " + Hop.shown(url));
        }
        return following(at, url, changed(ask, status), way);
    }

    private static Redirect following(URI at, URI url, Ask ask, Way way) {
        try {
            if (origin(at).equals(origin(url))) {
                return new To(url, ask, way);
            }
        } catch (IllegalArgumentException unusable) {
            return new Refused("leads to no URL: " + unusable.getMessage());
        }
        return ask.body() == null
                ? new To(url, anonymous(ask), way.elsewhere())
                : new Refused("would take the request's body to another origin: " + Hop.shown(url));
    }

    /** As browsers do it: a POST becomes a GET, but for 307 and 308. */
    private static Ask changed(Ask ask, int status) {
        var again = status == 307
                || status == 308
                || ask.isForHead()
                || (status != 303 && !ask.method().equals("POST"));
        return again ? ask : new Ask("GET", ask.headers(), null, ask.auth(), ask.compressed());
    }

    private static Ask anonymous(Ask ask) {
        Map<String, String> headers = ask.headers().entrySet().stream()
                .filter(header -> HARMLESS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Ask(ask.method(), headers, null, null, ask.compressed());
    }

    private static String origin(URI url) {
        var place = HostPort.of(url, Request.defaultPort(url));
        return url.getScheme().toLowerCase(Locale.ROOT) + "://" + place.host().toLowerCase(Locale.ROOT) + ':'
                + place.port();
    }

    /** Java's own resolving knows neither an empty path nor a query alone (RFC 3986, 5.2). */
    private static URI against(URI at, String location) throws URISyntaxException {
        var path = Objects.requireNonNullElse(at.getRawPath(), "");
        var base = new URI(at.getScheme() + "://" + at.getRawAuthority() + (path.isEmpty() ? "/" : path));
        return location.startsWith("?") ? new URI(base + location) : base.resolve(new URI(location));
    }

    /** Without credentials of the target's choice, and without the fragment, which is nobody's business. */
    private static @Nullable URI resolved(URI at, String location) {
        try {
            var url = against(at, location.strip());
            var authority = Objects.requireNonNullElse(url.getRawAuthority(), "");
            var place = authority.substring(authority.lastIndexOf('@') + 1);
            var query = url.getRawQuery() == null ? "" : '?' + url.getRawQuery();
            return url.isOpaque() || place.isEmpty()
                    ? url
                    : new URI(
                            url.getScheme() + "://" + place + Objects.requireNonNullElse(url.getRawPath(), "") + query);
        } catch (URISyntaxException | IllegalArgumentException notAUrl) {
            return null;
        }
    }
}
