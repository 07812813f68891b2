package io.vedette.web;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.secret.Secret;
import java.net.URI;
import java.util.Collection;
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
 * @param hooks platforms that tell of their deployments; they alone may change while it listens
 * @param metrics what has series of its own
 */
public record ServerSpec(
        String host,
        int port,
        @Nullable URI externalUrl,
        List<Token> tokens,
        StatusPage status,
        BlackboxSpec blackbox,
        List<HookSpec> hooks,
        MetricsPer metrics) {
    public static final ServerSpec DEFAULT = new ServerSpec(
            "127.0.0.1", 9808, null, List.of(), StatusPage.DEFAULT, BlackboxSpec.OFF, List.of(), MetricsPer.AUTO);

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
                hooks,
                metrics);
    }

    /** Whether it is the same but for the hooks. */
    public boolean listensLike(ServerSpec other) {
        return with(other.hooks).equals(other);
    }

    private ServerSpec with(List<HookSpec> others) {
        return new ServerSpec(host, port, externalUrl, tokens, status, blackbox, others, metrics);
    }

    /** What has series of its own on the metrics page: the finer, the more a Prometheus has to keep. */
    public enum MetricsPer {
        /** The finest that a Prometheus takes lightly. */
        AUTO,
        ENDPOINT,
        SERVICE,
        /** None but the fleet as a whole. */
        FLEET;

        /** So many of a kind bring some hundred thousand series. */
        public static final int MOST = 2_000;

        /** What this comes to for {@code services}. */
        public MetricsPer of(Collection<ServiceSnapshot> services) {
            if (this != AUTO) {
                return this;
            }
            int endpoints = services.stream()
                    .mapToInt(service -> service.targets().size())
                    .sum();
            return endpoints <= MOST ? ENDPOINT : services.size() <= MOST ? SERVICE : FLEET;
        }
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
