package io.vedette.probe.http;

import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.Trust;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request of a probe and where it goes: made once for the first, and for each redirect when it is followed. */
final class Hop {
    final URI url;
    final Ask ask;
    final Way way;
    /** The target's own place; {@link #site} is where the socket goes. */
    final HostPort place;

    final Site site;
    final @Nullable Trust trust;
    final Request request;
    final byte[] bytes;

    /** @throws IllegalArgumentException with a sentence for people if that cannot be asked */
    Hop(Loop loop, URI url, Ask ask, Way way, Duration timeout) {
        this.url = url;
        this.ask = ask;
        this.way = way;
        place = HostPort.of(url, Request.defaultPort(url));
        var proxy = way.proxy();
        site = Site.of(proxy == null ? place : proxy.place(), way.addressing(), timeout);
        trust = Request.isSecure(url) ? loop.trusts.of(way.tls(), way.offers()) : null;
        request = new Request(url, ask, way, place);
        bytes = request.bytes();
    }

    boolean needsTunnel() {
        return way.proxy() != null && trust != null;
    }

    /** Without credentials and query, where secrets are. */
    static String shown(URI url) {
        var authority = String.valueOf(url.getRawAuthority());
        var path = url.getRawPath() == null ? "" : url.getRawPath();
        return Plain.line(
                url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1) + path
                        + (url.getRawQuery() == null ? "" : "?…"),
                120);
    }
}
