package io.vedette.probe.http;

import io.vedette.probe.run.Loop;
import java.util.HashMap;
import java.util.Map;

/** Every source of tokens of one event loop, each shared by all probes with the same credentials. Used on that loop's thread at a time. */
final class Tokens {
    private final Loop loop;
    private final Map<Wish, TokenSource> sources = new HashMap<>();

    private record Wish(Auth.ClientCredentials credentials, Way way) {}

    private Tokens(Loop loop) {
        this.loop = loop;
    }

    /** Tokens for {@code credentials}, fetched by {@code way}. */
    static TokenSource of(Loop loop, Auth.ClientCredentials credentials, Way way) {
        return loop.shared(Tokens.class, Tokens::new).source(new Wish(credentials, way));
    }

    private TokenSource source(Wish wish) {
        return sources.computeIfAbsent(wish, it -> new TokenSource(loop, it.credentials, it.way));
    }
}
