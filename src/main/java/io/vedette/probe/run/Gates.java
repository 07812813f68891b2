package io.vedette.probe.run;

import java.util.HashMap;
import java.util.Map;

/**
 * The {@link Gate} of each host that is probed on one event loop. Hosts come and go where targets are discovered: those of whom nobody is under way are forgotten once
 * they are many. Belongs to that loop.
 */
final class Gates {
    /** More than the hosts of a large fleet that one loop probes, so that their gates stay. */
    static final int MANY = 1 << 15;

    private final Map<String, Gate> byHost = new HashMap<>();
    private int mostPerHost;

    Gates(int mostPerHost) {
        this.mostPerHost = mostPerHost;
    }

    /** For hosts that were not probed yet. */
    void admit(int probesOfOneHost) {
        mostPerHost = probesOfOneHost;
    }

    Gate of(String host) {
        var known = byHost.get(host);
        return known == null ? made(host) : known;
    }

    private Gate made(String host) {
        if (byHost.size() >= MANY) {
            byHost.values().removeIf(Gate::isIdle);
        }
        var gate = new Gate(mostPerHost);
        byHost.put(host, gate);
        return gate;
    }

    int size() {
        return byHost.size();
    }
}
