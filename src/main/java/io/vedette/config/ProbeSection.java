package io.vedette.config;

import io.vedette.config.endpoint.EndpointSection;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Shape;
import io.vedette.web.BlackboxSpec;
import io.vedette.web.BlackboxSpec.Module;
import io.vedette.web.blackbox.Hosts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code server.probe}: what Prometheus may have probed at {@code /probe}. */
final class ProbeSection {
    private static final Key<List<String>> TARGETS = Key.of(
                    "targets",
                    ListOf.atLeastOne(host()),
                    "Which hosts may be probed: a name, `*.example.org` for all below it, an address, or a network such as `10.0.0.0/8`. What a module sends, "
                            + "logins included, goes to any of them.")
            .required()
            .example("[\"*.example.org\", 10.0.0.0/8]");
    private static final Key<List<Fields>> MODULES = Key.of(
                    "modules",
                    ListOf.atLeastOne(EndpointSection.SHAPE),
                    "How they are probed: each is an endpoint with a `name`, whose `url` gives way to the target that is asked for. `?module=` names one; "
                            + "`http_2xx` when it names none.")
            .required()
            .example("[{ name: http_2xx, url: \"https://example.org\", expect: { status: 200-299 } }]");

    static final Shape SHAPE =
            Shape.of("probe", "The exporter at `/probe`.", TARGETS, MODULES).checkedBy(ProbeSection::check);

    private ProbeSection() {}

    static BlackboxSpec spec(Fields probe) {
        Map<String, Module> modules = new HashMap<>();
        for (Fields module : probe.get(MODULES)) {
            var pace = EndpointSection.pace(
                    module,
                    new EndpointSection.Pace(
                            DefaultsSection.INTERVAL.whenAbsent(), DefaultsSection.TIMEOUT.whenAbsent()));
            modules.put(module.get(EndpointSection.NAME), new Module(EndpointSection.spec(module), pace.timeout()));
        }
        return new BlackboxSpec(probe.get(TARGETS), modules);
    }

    private static void check(Fields probe, Findings findings) {
        Set<String> names = new HashSet<>();
        for (Fields module : probe.find(MODULES, List.of())) {
            String name = module.find(EndpointSection.NAME);
            if (name == null && !module.isBroken(EndpointSection.NAME)) {
                findings.error(
                        module.place(),
                        module.trailOf(EndpointSection.NAME),
                        "is missing",
                        "expected what ?module= calls it");
            } else if (name != null && !names.add(name)) {
                findings.error(
                        module.placeOf(EndpointSection.NAME),
                        module.trailOf(EndpointSection.NAME),
                        "is the name of another module",
                        "expected one of its own");
            }
        }
    }

    private static Scalar<String> host() {
        return Scalar.of(
                "host",
                "a host's name, *. and a domain, an address, or a network such as 10.0.0.0/8",
                Facets.TEXT,
                text -> Hosts.isPattern(text) ? Parsed.good(text) : Parsed.bad());
    }
}
