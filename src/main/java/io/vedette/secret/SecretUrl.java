package io.vedette.secret;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** A URL that is a credential, and what of it another side may repeat: servers like to quote a path or a key that they do not know. */
public final class SecretUrl {
    /** Shorter pieces are no credentials. */
    private static final int SHORTEST_PART = 8;

    /** A word of letters is one only from here on: {@code rollback} and {@code services} are what answers speak of. */
    private static final int LONGEST_WORD = 20;

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
        return Stream.concat(
                Stream.of(part).filter(whole -> whole.length() >= SHORTEST_PART),
                Arrays.stream(part.split("[/&=:]")).filter(SecretUrl::mayBeACredential));
    }

    private static boolean mayBeACredential(String piece) {
        return piece.length() > LONGEST_WORD
                || (piece.length() >= SHORTEST_PART && piece.chars().anyMatch(Character::isDigit));
    }
}
