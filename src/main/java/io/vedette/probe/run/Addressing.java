package io.vedette.probe.run;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a target's addresses are tried.
 *
 * @param only connected to whatever the name resolves to; the name is asked for and must be certified all the same
 * @param every whether each address is probed by itself, instead of the first that can be connected to
 */
public record Addressing(Family family, @Nullable InetAddress only, boolean every) {
    public Addressing(Family family, @Nullable InetAddress only) {
        this(family, only, false);
    }

    /** This address and no other. */
    public Addressing to(InetAddress address) {
        return new Addressing(family, address);
    }

    /** All that the name has. */
    public static final Addressing ANY = new Addressing(Family.ANY, null);

    /** A family of addresses. */
    public enum Family {
        ANY("address"),
        IPV4("IPv4 address"),
        IPV6("IPv6 address");

        private final String noun;

        Family(String noun) {
            this.noun = noun;
        }

        /** As in "DNS has no IPv6 address for shop.example.org". */
        public String noun() {
            return noun;
        }

        public boolean has(InetAddress address) {
            return switch (this) {
                case ANY -> true;
                case IPV4 -> address instanceof Inet4Address;
                case IPV6 -> address instanceof Inet6Address;
            };
        }
    }

    /** What of {@code known} may be tried: what a host means without asking anybody. */
    List<InetAddress> known(List<InetAddress> known) {
        return only == null ? of(known) : List.of(only);
    }

    /** What of {@code resolved} may be tried. */
    List<InetAddress> of(List<InetAddress> resolved) {
        return family == Family.ANY
                ? resolved
                : resolved.stream().filter(family::has).toList();
    }
}
