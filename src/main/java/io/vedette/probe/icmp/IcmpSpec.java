package io.vedette.probe.icmp;

import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Condition;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;

/**
 * Echo requests to {@code icmp://host}.
 *
 * @param packets how many are sent, one after the other
 */
public record IcmpSpec(URI url, int packets, Addressing addressing, List<Condition<? super IcmpAnswer>> expect)
        implements ProbeSpec {
    public IcmpSpec {
        expect = List.copyOf(expect);
        if (packets < 1) {
            throw new IllegalArgumentException("expected at least one packet, found " + packets);
        }
    }

    @Override
    public IcmpSpec at(URI other) {
        return new IcmpSpec(other, packets, addressing, expect);
    }
}
