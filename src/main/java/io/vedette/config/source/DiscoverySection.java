package io.vedette.config.source;

import io.vedette.config.endpoint.EndpointSection.Pace;
import io.vedette.config.endpoint.EndpointTemplate;
import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Name;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Rule;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.config.shape.Verbatim;
import io.vedette.discovery.Caution;
import io.vedette.discovery.Source;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.SourceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry of a service's {@code discovery}: where targets come from, and the endpoint that each of them becomes. */
public final class DiscoverySection {
    private static final Key<String> NAME = Key.of(
                    "name", Name.TEXT, "Names the source within its service, in metrics, alerts and on the page.")
            .orElse("its kind")
            .example("fleet");
    private static final Key<Fields> FILE_SD = Key.of("file_sd", FilesKeys.GROUPS_SHAPE, "Target groups in files.");
    private static final Key<Fields> LIST = Key.of("list", FilesKeys.LINES_SHAPE, "Targets in files, one a line.");
    private static final Key<Fields> HTTP_SD = Key.of("http_sd", HttpKeys.SHAPE, "Target groups that a server gives.");
    private static final Key<Fields> DNS_SD = Key.of("dns_sd", DnsKeys.SHAPE, "Targets that DNS knows.");
    private static final List<Key<?>> KINDS = List.of(FILE_SD, LIST, HTTP_SD, DNS_SD);

    private static final Key<Map<String, String>> MATCH = Key.of(
                    "match",
                    new MapOf<>(
                            MapOf.Keys.matching(
                                    "label",
                                    "a label name of letters, digits and underscores",
                                    "^[a-zA-Z_][a-zA-Z0-9_]*$"),
                            Scalars.text()),
                    "Labels that a target must have to belong to this service, so that several services can share a source; all targets when left out.")
            .example("{ job: checkout }");
    private static final Key<Verbatim.Written> ENDPOINT = Key.of(
                    "endpoint",
                    new Verbatim("endpoint"),
                    "The endpoint that a target becomes: the keys of an [endpoint](#kinds-of-endpoints), where `{{ address }}`, `{{ host }}`, `{{ port }}` and `{{ labels.NAME }}` stand for what the target has, and `{{ labels.path:-/health }}` for a default where it has none. They may stand in `url`, `name`, `interval`, `timeout`, `headers`, `service`, `resolve_to` and `tls.server_name`.")
            .required()
            .example("{ url: \"https://{{ address }}/health\" }");
    private static final Key<Integer> MAX_TARGETS = Key.of(
                    "max_targets",
                    Scalars.integer(1, 200_000),
                    "A list with more is refused as a whole, and the last good one stays.")
            .or("20000")
            .example("50000");
    private static final Key<Integer> MAX_LOSS = Key.of(
                    "max_loss",
                    percent(),
                    "The share of its targets that a source of 10 or more may lose at once. When it loses more, those that are missing are watched for `hold` longer, and are let go only if the source keeps to it.")
            .or("50%")
            .example("20%");
    private static final Key<Duration> HOLD = Key.of(
                    "hold",
                    Durations.between("0s", "1d"),
                    "How long a source must keep to having lost more than `max_loss`.")
            .or("5m")
            .example("15m");
    private static final Key<Boolean> ALLOW_EMPTY = Key.of(
                    "allow_empty",
                    Scalars.truth(),
                    "Whether a list without any target is believed. Otherwise it is trouble like a list that cannot be read: the last good one stays.")
            .or("false")
            .example("true");

    public static final Shape SHAPE = Shape.of(
                    "discovery",
                    "A source of targets, and the endpoint that each of them becomes. It is looked at again and again, and what changes is taken over as by a reload. A source that fails keeps its last good list.",
                    NAME,
                    FILE_SD,
                    LIST,
                    HTTP_SD,
                    DNS_SD,
                    MATCH,
                    ENDPOINT,
                    MAX_TARGETS,
                    MAX_LOSS,
                    HOLD,
                    ALLOW_EMPTY)
            .knowing(Map.of(
                    "file_sd_configs", "file_sd",
                    "http_sd_configs", "http_sd",
                    "dns_sd_configs", "dns_sd",
                    "files", "files belongs to file_sd or list",
                    "url", "url belongs to http_sd, or to endpoint",
                    "template", "endpoint",
                    "relabel_configs", "here endpoint says what becomes of a target, and match which ones are taken"))
            .with(new Rule.ExactlyOneOf(KINDS))
            .checkedBy(DiscoverySection::check);

    private DiscoverySection() {}

    private static Scalar<Integer> percent() {
        String pattern = "^(100|[0-9]{1,2})%$";
        return Scalar.of(
                "share",
                "a share such as 50%",
                Facets.matching(pattern),
                text -> text.matches(pattern)
                        ? Parsed.good(Integer.parseInt(text.substring(0, text.length() - 1)))
                        : Parsed.bad());
    }

    private static void check(Fields discovery, Findings findings) {
        Verbatim.Written template = discovery.written(ENDPOINT);
        if (template != null) {
            EndpointTemplate.check(template, findings);
        }
    }

    /** Two sources of a service cannot be told apart by one name. */
    public static void checkNames(List<Fields> sources, Findings findings) {
        Set<String> names = new HashSet<>();
        for (Fields source : sources) {
            String name = name(source);
            if (name != null && !names.add(name)) {
                findings.error(
                        source.placeOf(NAME),
                        source.trailOf(NAME),
                        name + " is the name of another source of this service",
                        "expected a name of its own");
            }
        }
    }

    private static @Nullable String name(Fields discovery) {
        return discovery.find(
                NAME,
                KINDS.stream().filter(discovery::has).map(Key::name).findFirst().orElse(""));
    }

    /** A source of {@code service}, in a configuration without errors. */
    public static Sourced sourced(String service, Fields discovery, Pace pace) {
        Verbatim.Written template = discovery.get(ENDPOINT);
        var caution = new Caution(discovery.get(MAX_LOSS), discovery.get(HOLD), discovery.get(ALLOW_EMPTY));
        var id = new SourceId(service, Objects.requireNonNull(name(discovery)));
        var spec = new SourceSpec(
                id, source(discovery, template.later().directory()), caution, discovery.get(MAX_TARGETS));
        return new Sourced(spec, discovery.find(MATCH, Map.of()), new EndpointTemplate(template), pace);
    }

    private static Source source(Fields discovery, Path directory) {
        Fields groups = discovery.find(FILE_SD);
        Fields lines = discovery.find(LIST);
        if (groups != null) {
            return FilesKeys.groups(groups, directory);
        }
        if (lines != null) {
            return FilesKeys.lines(lines, directory);
        }
        Fields dns = discovery.find(DNS_SD);
        return dns != null ? DnsKeys.source(dns) : HttpKeys.source(discovery.get(HTTP_SD));
    }
}
