package io.vedette.target;

import java.net.URI;

/** Whom a URL names: read from its authority and not by {@link URI#getHost()}, which knows no underscore. */
public final class Host {
    private Host() {}

    /** As it is written, an IPv6 address with its brackets; empty if the URL names none. */
    public static String of(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.lastIndexOf(':');
        return colon > place.lastIndexOf(']') ? place.substring(0, colon) : place;
    }
}
