package io.vedette.web;

import io.vedette.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the daemon listens and who may do what.
 *
 * @param externalUrl how people reach the page: links in messages start with it
 * @param tokens who may change something, or read from another host
 * @param status what outsiders see
 * @param blackbox what may be probed for those who ask
 * @param hooks platforms that tell of their deployments
 */
public record ServerSpec(
        String host,
        int port,
        @Nullable URI externalUrl,
        List<Token> tokens,
        StatusPage status,
        BlackboxSpec blackbox,
        List<HookSpec> hooks) {
    public static final ServerSpec DEFAULT =
            new ServerSpec("127.0.0.1", 9808, null, List.of(), StatusPage.DEFAULT, BlackboxSpec.OFF, List.of());

    public ServerSpec {
        tokens = List.copyOf(tokens);
        hooks = List.copyOf(hooks);
    }

    /** This, and one token more: the one that the daemon writes for its own user. */
    public ServerSpec with(Token token) {
        return new ServerSpec(
                host,
                port,
                externalUrl,
                Stream.concat(tokens.stream(), Stream.of(token)).toList(),
                status,
                blackbox,
                hooks);
    }

    /**
     * The status page and the badges.
     *
     * @param open whether they need no token from elsewhere
     * @param services those it shows; all when empty
     */
    public record StatusPage(boolean open, String title, List<String> services) {
        public static final StatusPage DEFAULT = new StatusPage(false, "Status", List.of());

        public StatusPage {
            services = List.copyOf(services);
        }

        public boolean shows(String service) {
            return services.isEmpty() || services.contains(service);
        }
    }

    /** A bearer token and what it allows. */
    public record Token(String name, Secret token, Role role) {}

    /** What a token allows. */
    public enum Role {
        /** Reading, from any address. */
        VIEWER,
        /** Reading and changing. */
        OPERATOR
    }
}
