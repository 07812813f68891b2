package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.icmp.IcmpAnswer;
import io.vedette.probe.icmp.IcmpSpec;
import io.vedette.probe.icmp.LossIs;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosts that answer echo requests. */
final class IcmpKind implements EndpointKind {
    private static final Key<Integer> PACKETS = Key.of(
                    "packets",
                    Scalars.integer(1, 20),
                    "How many requests are sent, one after the other, each with its share of the timeout.")
            .or("1")
            .example("3");
    private static final Key<Bound> LOSS = Key.of(
                    "loss",
                    SharedKeys.bound("\"<= 0%\"", 100, "\\s*%"),
                    "How much may be lost. If nothing is said, one answer is enough.")
            .example("\"<= 0%\"");

    @Override
    public List<String> schemes() {
        return List.of("icmp");
    }

    @Override
    public String description() {
        return """
                Echo requests to a host over IPv4 or IPv6. An answer must repeat number and nonce; latency is the mean of the round trips. Without any right the kernel \
                allows this to the groups in `net.ipv4.ping_group_range`, which on many servers are none: then set that, or give the unit \
                `AmbientCapabilities=CAP_NET_RAW` and `CapabilityBoundingSet=CAP_NET_RAW`. Where neither is, the endpoint is unknown, and `vedette check` warns.

                ```yaml
                - url: icmp://router.example.org
                  packets: 3
                  expect: { loss: "<= 0%", latency: < 50ms }
                ```""";
    }

    @Override
    public String example() {
        return "icmp://router.example.org";
    }

    @Override
    public @Nullable String fault(URI url) {
        String fault = EndpointUrls.hostFault(url);
        boolean isBare = !EndpointUrls.namesPort(url)
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        return fault != null || isBare ? fault : "expected icmp://host and nothing after it";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(List.of(PACKETS));
        keys.addAll(AddressKeys.KEYS);
        return List.copyOf(keys);
    }

    @Override
    public List<Key<?>> expectations() {
        return List.of(LOSS, SharedKeys.LATENCY);
    }

    @Override
    public void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {
        AddressKeys.check(url, endpoint, findings);
    }

    @Override
    public ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect) {
        return new IcmpSpec(
                url,
                endpoint.get(PACKETS),
                AddressKeys.spec(endpoint),
                EndpointSection.conditions(endpoint, IcmpKind::conditions));
    }

    private static List<Condition<? super IcmpAnswer>> conditions(Fields expect) {
        List<Condition<? super IcmpAnswer>> all = new ArrayList<>();
        Bound loss = expect.find(LOSS);
        if (loss != null) {
            all.add(new LossIs(loss));
        }
        Duration latency = expect.find(SharedKeys.LATENCY);
        if (latency != null) {
            all.add(new LatencyUnder(latency));
        }
        return all;
    }
}
