package io.vedette.web.blackbox;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/** The hosts that may be probed: otherwise whoever may read could have this host knock at any door. */
public final class Hosts {
    private final List<String> patterns;

    public Hosts(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** An address is allowed by a network or as it stands, a name by its pattern: what a name resolves to is its owner's business. */
    boolean allow(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(bare);
        return address == null
                ? patterns.stream().anyMatch(pattern -> named(pattern, bare.toLowerCase(Locale.ROOT)))
                : patterns.stream().anyMatch(pattern -> holds(pattern, address));
    }

    private static boolean named(String pattern, String name) {
        return pattern.startsWith("*.")
                ? name.endsWith(pattern.substring(1)) && name.length() >= pattern.length()
                : name.equals(pattern);
    }

    private static boolean holds(String pattern, InetAddress address) {
        if (!isNetwork(pattern)) {
            return address.equals(NetUtil.createInetAddressFromIpAddressString(pattern));
        }
        String[] parts = pattern.split("/", 2);
        return new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT)
                .matches(new InetSocketAddress(address, 0));
    }

    private static boolean isNetwork(String pattern) {
        return pattern.indexOf('/') > 0;
    }

    /** Whether somebody who writes this pattern can mean something by it. */
    public static boolean isPattern(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            InetAddress network = NetUtil.createInetAddressFromIpAddressString(text.substring(0, slash));
            String bits = text.substring(slash + 1);
            return network != null
                    && bits.matches("\\d{1,3}")
                    && Integer.parseInt(bits) <= network.getAddress().length * 8;
        }
        return NetUtil.createInetAddressFromIpAddressString(text) != null
                || text.matches("(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_-]+)*");
    }
}
