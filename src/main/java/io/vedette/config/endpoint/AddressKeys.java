package io.vedette.config.endpoint;

import io.netty.util.NetUtil;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Addressing.Family;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code address_family} and {@code resolve_to} of every kind that connects to a host. */
final class AddressKeys {
    private static final Key<Family> FAMILY = Key.of(
                    "address_family", Scalars.oneOf(families()), "Which addresses of the host are tried.")
            .or("any")
            .example("ipv6");
    static final Key<InetAddress> RESOLVE_TO = Key.of(
                    "resolve_to",
                    address(),
                    "The address that is connected to, whatever the host resolves to: one server behind a load balancer, say. What is asked for and must be certified stays the URL's host.")
            .example("10.0.0.5");
    static final List<Key<?>> KEYS = List.of(FAMILY, RESOLVE_TO);

    /** Of kinds that are asked once for each address. */
    static final Key<Boolean> EVERY_ADDRESS = Key.of(
                    "every_address",
                    Scalars.truth(),
                    "Whether each address of the host is probed by itself, all at once, at most 16 of them: one that fails makes the endpoint down, and the slowest gives the latency. Otherwise the first that takes a connection is asked.")
            .or("false")
            .example("true");

    private AddressKeys() {}

    static Addressing spec(Fields endpoint) {
        Family family = endpoint.get(FAMILY);
        InetAddress only = endpoint.find(RESOLVE_TO);
        return family == Family.ANY && only == null ? Addressing.ANY : new Addressing(family, only);
    }

    /** With {@code every_address}, for kinds that have it. */
    static Addressing specOfEvery(Fields endpoint) {
        Addressing some = spec(endpoint);
        return endpoint.get(EVERY_ADDRESS) ? new Addressing(some.family(), some.only(), true) : some;
    }

    /** What does not go together. */
    static void check(URI url, Fields endpoint, Findings findings) {
        Family family = endpoint.get(FAMILY);
        InetAddress only = endpoint.written(RESOLVE_TO);
        InetAddress connected = only == null ? address(String.valueOf(url.getHost())) : only;
        if (connected != null && !family.has(connected)) {
            findings.error(
                    endpoint.placeOf(FAMILY),
                    endpoint.trailOf(FAMILY),
                    connected.getHostAddress() + " is no " + family.noun(),
                    "leave one of the two out");
        }
    }

    private static Scalar<InetAddress> address() {
        return Scalar.of("IP address", "an IP address such as 10.0.0.5 or 2001:db8::5", Facets.TEXT, text -> {
            InetAddress address = address(text);
            return address == null ? Parsed.bad() : Parsed.good(address);
        });
    }

    /** A written address; never a question to a name server. */
    private static @Nullable InetAddress address(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private static Map<String, Family> families() {
        Map<String, Family> words = new LinkedHashMap<>();
        words.put("any", Family.ANY);
        words.put("ipv4", Family.IPV4);
        words.put("ipv6", Family.IPV6);
        return words;
    }
}
