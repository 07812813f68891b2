package io.vedette.probe.dns;

import io.vedette.probe.run.Condition;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;

/**
 * One question to a name server, written as RFC 4501 has it: {@code dns://1.1.1.1/example.org?type=MX}, or {@code dns:///example.org} for this
 * system's own.
 *
 * @param expect what the answer must say; empty asks for no error and at least one record
 */
public record DnsSpec(URI url, List<Condition<? super DnsAnswer>> expect) implements ProbeSpec {
    public DnsSpec {
        expect = List.copyOf(expect);
    }

    @Override
    public DnsSpec at(URI other) {
        return new DnsSpec(other, expect);
    }
}
