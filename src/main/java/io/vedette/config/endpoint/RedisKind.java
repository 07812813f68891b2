package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.probe.redis.InfoField;
import io.vedette.probe.redis.RedisAnswer;
import io.vedette.probe.redis.RedisSpec;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.sample.Part;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Redis, Valkey and what else speaks their protocol. */
final class RedisKind implements EndpointKind {
    private static final Key<Map<String, Comparison>> INFO = Key.of(
                    "info",
                    new MapOf<>(
                            MapOf.Keys.matching("INFO field", "a field of INFO such as role", "^[a-z0-9_]+$"),
                            Comparisons.told()),
                    "What fields of INFO must be. A field that is not there fails.")
            .example("{ connected_clients: \"< 1000\", role: master, master_link_status: up }");

    @Override
    public List<String> schemes() {
        return List.of("redis", "rediss");
    }

    @Override
    public String description() {
        return """
                A login if there is a `password`, `SELECT` of the database that the path names, `PING`, and `INFO` if something is expected of it. \
                `rediss` is the same under TLS. The port is 6379 if none is written. What the server refuses (`NOAUTH`, `WRONGPASS`, `LOADING`, \
                `MASTERDOWN`) is down with reason `status` and its words. Valkey, KeyDB, Dragonfly and Sentinel answer the same way.

                ```yaml
                - url: redis://cache.example.org:6379/0
                  password: "${file:redis_password}"
                  expect: { latency: < 100ms, info: { role: master, connected_clients: "< 1000" } }
                ```""";
    }

    @Override
    public String example() {
        return "redis://cache.example.org:6379/0";
    }

    @Override
    public @Nullable String fault(URI url) {
        String fault = EndpointUrls.hostFault(url);
        if (fault != null) {
            return fault;
        }
        boolean isPlain = url.getRawQuery() == null && url.getRawFragment() == null;
        return isPlain && url.getRawPath().matches("(/[0-9]{0,6})?")
                ? null
                : "expected " + Kinds.scheme(url) + "://host:port, and after it / and a database's number or nothing";
    }

    @Override
    public List<Key<?>> keys() {
        return Approaches.keysAnd(Logins.USERNAME, Logins.PASSWORD);
    }

    @Override
    public List<Key<?>> expectations() {
        return Times.after(INFO, SharedKeys.CERTIFICATE);
    }

    @Override
    public Set<Key<?>> senseless(URI url) {
        return Kinds.scheme(url).equals("rediss")
                ? Set.of()
                : Set.of(TlsKeys.TLS, SharedKeys.CERTIFICATE, Times.of(Part.TLS));
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        Logins.checkPassword(endpoint, findings);
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new RedisSpec(
                url,
                endpoint.find(Logins.USERNAME),
                endpoint.find(Logins.PASSWORD),
                Approaches.spec(endpoint),
                EndpointSection.conditions(endpoint, RedisKind::conditions));
    }

    private static List<Condition<? super RedisAnswer>> conditions(Fields expect) {
        List<Condition<? super RedisAnswer>> all = new ArrayList<>();
        expect.find(INFO, Map.of()).forEach((name, comparison) -> all.add(new InfoField(name, comparison)));
        all.addAll(SharedKeys.everywhere(expect));
        return all;
    }
}
