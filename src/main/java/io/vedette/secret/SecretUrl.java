package io.vedette.secret;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** A URL that is a credential, and what of it another side may repeat: servers like to quote a path or a key that they do not know. */
public final class SecretUrl {
    /** Shorter parts are words such as {@code hooks} and no credentials. */
    private static final int SHORTEST_PART = 8;

    private SecretUrl() {}

    /** The URL, its path and query, their parts, and {@code others}: the longest first, to be blotted out in that order. */
    public static Secret[] parts(Secret url, Secret... others) {
        return Stream.concat(parts(url.reveal()), Arrays.stream(others).map(Secret::reveal))
                .filter(part -> !part.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Secret::new)
                .toArray(Secret[]::new);
    }

    private static Stream<String> parts(String url) {
        try {
            URI uri = new URI(url);
            Stream<String> whole =
                    Stream.of(uri.getRawPath(), uri.getPath(), uri.getRawQuery(), uri.getQuery(), uri.getUserInfo());
            return Stream.concat(
                    Stream.of(url), whole.filter(part -> part != null).flatMap(SecretUrl::withPieces));
        } catch (URISyntaxException notAUrl) {
            return Stream.of(url);
        }
    }

    private static Stream<String> withPieces(String part) {
        return Stream.concat(Stream.of(part), Arrays.stream(part.split("[/&=:]")))
                .filter(piece -> piece.length() >= SHORTEST_PART);
    }
}
