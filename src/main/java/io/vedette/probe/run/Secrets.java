package io.vedette.probe.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a peer may know and nobody else may read: hidden from whatever it says back. */
public record Secrets(List<String> words) {
    public static final Secrets NONE = new Secrets(List.of());

    private static final String HIDDEN = "<not shown>";

    public Secrets {
        words = List.copyOf(words);
    }

    /** {@code secrets} as they are, and as mail servers get them. */
    public static Secrets of(String... secrets) {
        return new Secrets(Stream.of(secrets)
                .filter(secret -> !secret.isEmpty())
                .flatMap(secret -> Stream.of(secret, Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))))
                .sorted(Comparator.comparingInt(String::length).reversed()) // one may be a part of another
                .toList());
    }

    /** These and {@code others}. */
    public Secrets and(Secrets others) {
        return new Secrets(
                Stream.concat(words.stream(), others.words.stream()).distinct().toList());
    }

    public String hide(String text) {
        var shown = text;
        for (var word : words) {
            shown = shown.replace(word, HIDDEN);
        }
        return shown;
    }

    @Override
    public String toString() {
        return "Secrets[" + words.size() / 2 + "]";
    }
}
