package io.vedette.config.endpoint;

import io.vedette.config.shape.Key;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every kind of endpoint there is. */
final class Kinds {
    static final List<EndpointKind> ALL = List.of(
            new HttpKind(),
            new TcpKind(),
            new TlsKind(),
            new RedisKind(),
            new SmtpKind(),
            new PostgresKind(),
            new DnsKind(),
            new HeartbeatKind(),
            new GrpcKind(),
            new WsKind(),
            new IcmpKind());

    /** The keys of any of them. */
    static final Set<Key<?>> KEYS = keys(EndpointKind::keys).collect(Collectors.toUnmodifiableSet());

    static final Set<Key<?>> EXPECTATIONS = keys(EndpointKind::expectations).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, EndpointKind> BY_SCHEME = byScheme();

    private Kinds() {}

    static @Nullable EndpointKind find(URI url) {
        return BY_SCHEME.get(scheme(url));
    }

    private static Map<String, EndpointKind> byScheme() {
        Map<String, EndpointKind> kinds = new HashMap<>();
        ALL.forEach(kind -> kind.schemes().forEach(scheme -> kinds.put(scheme, kind)));
        return kinds;
    }

    static EndpointKind of(URI url) {
        EndpointKind kind = find(url);
        if (kind == null) {
            throw new IllegalArgumentException("expected one of " + schemes() + ", found " + scheme(url));
        }
        return kind;
    }

    static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    static List<String> schemes() {
        return ALL.stream().flatMap(kind -> kind.schemes().stream()).toList();
    }

    /** Each key once, in the order of the kinds. */
    static Stream<Key<?>> keys(Function<EndpointKind, List<Key<?>>> whose) {
        return ALL.stream().flatMap(kind -> whose.apply(kind).stream()).distinct();
    }
}
