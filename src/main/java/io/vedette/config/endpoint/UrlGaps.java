package io.vedette.config.endpoint;

import io.vedette.config.endpoint.Gaps.Part;
import io.vedette.config.endpoint.Gaps.Unfit;
import io.vedette.discovery.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A URL with gaps. What fills one stays within the part of the URL where the gap stands: no label can lead to another host, or add a query. Only a gap at the very
 * start takes a whole URL.
 */
final class UrlGaps {
    private static final Pattern HOST_LETTERS = Pattern.compile("[A-Za-z0-9._:\\[\\]-]*");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String IN_PATH = UNRESERVED + "!$&'()*+,;=:@/";

    private UrlGaps() {}

    static String fill(Gaps gaps, Candidate target) throws Unfit {
        var url = new StringBuilder();
        List<Part> parts = gaps.parts();
        for (int at = 0; at < parts.size(); at++) {
            switch (parts.get(at)) {
                case Part.Fixed(String text) -> url.append(text);
                case Part.Gap gap -> {
                    String value = Gaps.value(gap, target);
                    url.append(fitted(url, value, gap, parts.subList(at + 1, parts.size())));
                }
            }
        }
        return url.toString();
    }

    private static String fitted(StringBuilder before, String value, Part.Gap gap, List<Part> after) throws Unfit {
        int authority = before.indexOf("://");
        if (before.isEmpty() && !isScheme(after)) {
            return value;
        }
        if (authority < 0) {
            return checked(value, SCHEME, gap, "is no scheme");
        }
        String rest = before.substring(authority + 3);
        if (rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
            return encoded(value, UNRESERVED);
        }
        boolean inPath = rest.indexOf('/') >= 0 || (value.startsWith("/") && endsAuthority(after));
        return inPath ? path(value, gap) : checked(value, HOST_LETTERS, gap, "has something else than a host in it");
    }

    private static boolean isScheme(List<Part> after) {
        return !after.isEmpty() && after.getFirst() instanceof Part.Fixed(String text) && text.startsWith("://");
    }

    /** Whether the host is complete here: nothing of it can come after a path that begins. */
    private static boolean endsAuthority(List<Part> after) {
        for (Part part : after) {
            if (part instanceof Part.Fixed(String text)) {
                return text.startsWith("/") || text.startsWith("?") || text.startsWith("#");
            }
        }
        return true;
    }

    private static String checked(String value, Pattern allowed, Part.Gap gap, String otherwise) throws Unfit {
        if (!allowed.matcher(value).matches()) {
            throw new Unfit("has a " + gap.name() + " that " + otherwise);
        }
        return value;
    }

    private static String path(String value, Part.Gap gap) throws Unfit {
        if (List.of(value.split("/", -1)).contains("..")) {
            throw new Unfit("has a " + gap.name() + " with .. in its path");
        }
        return encoded(value, IN_PATH);
    }

    /** Percent-encodes all but {@code plain}; what is encoded already stays. */
    private static String encoded(String value, String plain) {
        var text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && plain.indexOf(octet) >= 0) {
                text.append((char) octet);
            } else {
                text.append('%').append(String.format("%02X", octet & 0xff));
            }
        }
        return text.toString().replaceAll("%25([0-9A-Fa-f]{2})", "%$1");
    }
}
