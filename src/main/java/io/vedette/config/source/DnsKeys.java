package io.vedette.config.source;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.discovery.Source;
import io.vedette.discovery.Source.RecordType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code dns_sd}: targets that DNS knows. */
final class DnsKeys {
    private static final Key<List<String>> NAMES = Key.of(
                    "names",
                    ListOf.atLeastOne(Scalars.matching(
                            "name",
                            "a whole domain name such as _http._tcp.example.org",
                            "^[A-Za-z0-9_*][A-Za-z0-9_.*-]{0,253}$")),
                    "Whole names that are asked for; search domains are not tried.")
            .required()
            .example("[_http._tcp.example.org]");
    private static final Key<RecordType> TYPE = Key.of(
                    "type",
                    Scalars.oneOf(types()),
                    "What is asked for: `SRV` gives hosts with ports, `A` and `AAAA` give addresses, which get `port`.")
            .or("SRV")
            .example("A");
    private static final Key<Integer> PORT = Key.of(
                    "port",
                    Scalars.integer(1, 65535),
                    "The port of what has none of its own: for `A` and `AAAA`, where it is required.")
            .example("8443");
    private static final Key<Duration> REFRESH = Key.of(
                    "refresh_interval", Durations.between("1s", "1d"), "How often is asked.")
            .or("30s")
            .example("1m");

    static final Shape SHAPE = Shape.of("dns_sd", "Targets that DNS knows.", NAMES, TYPE, PORT, REFRESH)
            .checkedBy(DnsKeys::check);

    private DnsKeys() {}

    private static Map<String, RecordType> types() {
        Map<String, RecordType> types = new LinkedHashMap<>();
        for (RecordType type : RecordType.values()) {
            types.put(type.name(), type);
        }
        return types;
    }

    private static void check(Fields dns, Findings findings) {
        if (dns.isBroken(TYPE)) {
            return;
        }
        boolean service = dns.get(TYPE) == RecordType.SRV;
        if (service && dns.has(PORT)) {
            findings.error(
                    dns.placeOf(PORT), dns.trailOf(PORT), "means nothing for SRV, which has ports", "leave it out");
        } else if (!service && !dns.has(PORT)) {
            findings.error(dns.place(), dns.trailOf(PORT), "is missing", "expected something like port: 8443");
        }
    }

    static Source source(Fields dns) {
        return new Source.Dns(dns.get(NAMES), dns.get(TYPE), dns.find(PORT, 0), dns.get(REFRESH));
    }
}
