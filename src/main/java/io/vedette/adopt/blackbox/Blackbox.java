package io.vedette.adopt.blackbox;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.adopt.foreign.ForeignFile;
import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Trail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** blackbox_exporter's modules, with Prometheus's jobs that say what is probed by them; alone they become those of {@code /probe}. */
public final class Blackbox {
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("validate_answer_rrs", "expect.contains or expect.answers, with whole answers"),
            Map.entry("validate_authority_rrs", "only answers can be expected"),
            Map.entry("validate_additional_rrs", "only answers can be expected"),
            Map.entry("transport_protocol", "UDP is asked first, TCP when an answer is cut"),
            Map.entry("recursion_desired", "recursion is always asked for"),
            Map.entry("dns_over_tls", "name servers are asked in the clear"),
            Map.entry("source_ip_address", "the system's routes choose the address"),
            Map.entry("payload_size", "an echo request has what tells it apart, and no more"),
            Map.entry("ttl", "the system's own is sent"),
            Map.entry("dont_fragment", "the system's own is sent"),
            Map.entry("metadata", "a health check is sent without any"),
            Map.entry("labels", "what was heard is in the evidence of a failure"),
            Map.entry("proxy_connect_header", "proxy.login says who asks"),
            Map.entry("proxy_from_environment", "proxy.url names the proxy"),
            Map.entry("no_proxy", "an endpoint without proxy uses none"),
            Map.entry("enable_http3", "HTTP/3 is not spoken"),
            Map.entry("max_version", "the newest version that both have is spoken"),
            Map.entry("tls_config", "the target is not encrypted"));

    private final Draft draft = new Draft();
    private final Foreign exporter;
    private final Modules modules;

    private Blackbox(Node.Mapping map) {
        this.exporter = new Foreign(map, Trail.TOP, Written::literal);
        this.modules =
                new Modules(draft, Objects.requireNonNullElse(exporter.map("modules"), Foreign.nothing(exporter)));
    }

    /**
     * Reads the exporter's configuration.
     *
     * @param prometheus the configuration of the Prometheus that asks it; null where there is none at hand
     */
    public static Adoption adopt(Path file, @Nullable Path prometheus) {
        ForeignFile exporter = ForeignFile.read(file);
        if (exporter.map() == null) {
            return new Adoption.Unreadable(exporter.problems());
        }
        Blackbox blackbox = new Blackbox(exporter.map());
        exporter.problems().forEach(blackbox.draft.losses()::add);
        if (prometheus == null) {
            blackbox.modulesOnly(file);
        } else {
            ForeignFile jobs = ForeignFile.read(prometheus);
            if (jobs.map() == null) {
                return new Adoption.Unreadable(jobs.problems());
            }
            jobs.problems().forEach(blackbox.draft.losses()::add);
            blackbox.jobs(jobs.map(), prometheus);
        }
        blackbox.draft.losses().leftovers(blackbox.exporter, Blackbox::advice);
        return blackbox.draft.adopted(String.valueOf(file.getFileName()));
    }

    /** Without targets there is nothing to watch; Prometheus can go on asking. */
    private void modulesOnly(Path file) {
        List<Block> all = modules.forProbing();
        if (!all.isEmpty()) {
            draft.server()
                    .put(
                            "probe",
                            new Block()
                                    .remark(
                                            "Prometheus asks here as it asked blackbox_exporter. Only the hosts that targets names are probed: name yours.")
                                    .texts("targets", List.of("localhost"))
                                    .blocks("modules", all));
        }
        draft.losses()
                .add(
                        Place.whole(file.toString()),
                        "modules",
                        "no targets",
                        "name the hosts in server.probe.targets and let Prometheus ask /probe, or give its configuration with --targets");
    }

    private void jobs(Node.Mapping map, Path file) {
        Foreign prometheus = new Foreign(map, Trail.TOP, Written::literal);
        Path directory = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        Jobs jobs = new Jobs(draft, modules, prometheus, directory);
        List<Foreign> asking = new ArrayList<>(prometheus.maps("scrape_configs"));
        asking.removeIf(job -> !Job.asksBlackbox(job));
        asking.forEach(jobs::job);
        modules.finish();
        if (asking.isEmpty()) {
            draft.losses()
                    .add(
                            Place.whole(file.toString()),
                            "scrape_configs",
                            "no job that asks /probe",
                            "give the configuration of the Prometheus that asks blackbox_exporter");
        }
        asking.forEach(job -> draft.losses().leftovers(job, Blackbox::advice));
    }

    private static String advice(String key) {
        return key.endsWith("_sd_configs")
                ? "services[].discovery reads files, lists and http_sd"
                : INSTEAD.getOrDefault(key, "Vedette has nothing like it");
    }
}
