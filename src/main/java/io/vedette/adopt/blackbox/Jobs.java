package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Unique;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jobs of Prometheus as services: each target one, what is discovered one for each job. Belongs to one import. */
final class Jobs {
    private final Draft draft;
    private final Modules modules;
    private final Job.Pace usual;
    private final Sources sources;
    private final Set<String> taken = new HashSet<>();

    Jobs(Draft draft, Modules modules, Foreign prometheus, Path directory) {
        this.draft = draft;
        this.modules = modules;
        this.usual = Job.Pace.of(prometheus.map("global"), Job.Pace.USUAL);
        this.sources = new Sources(draft, directory);
        draft.pace(usual.interval(), usual.deadline(null));
    }

    void job(Foreign source) {
        Job job = new Job(source, usual);
        if (!modules.has(job.module())) {
            String found = "the module " + job.module();
            draft.losses().of(source, "params", found, "the exporter's configuration has none of that name");
        }
        Map<String, String> labels = new Relabelling(draft.losses(), source.maps("relabel_configs")).labels();
        String single = job.parameter("target", "");
        if (single.isEmpty()) {
            source.maps("static_configs").forEach(group -> targets(job, group, labels));
        } else {
            source.skip("static_configs");
            target(job, single, labels);
        }
        discovered(job, labels);
        source.skip(
                "job_name", "scheme", "honor_labels", "honor_timestamps", "tls_config", "basic_auth", "authorization");
    }

    private void targets(Job job, Foreign group, Map<String, String> more) {
        Map<String, String> labels = new LinkedHashMap<>(group.pairs("labels"));
        labels.putAll(more);
        group.texts("targets").forEach(target -> target(job, target, labels));
    }

    private void target(Job job, String address, Map<String, String> labels) {
        String module = labels.getOrDefault("__param_module", labels.getOrDefault("module", job.module()));
        String wanted = serviceName(address, job);
        Block endpoint = endpoint(job, modules.has(module) ? module : job.module(), address, wanted);
        if (endpoint != null) {
            draft.service(wanted, labels(job, labels), List.of(endpoint), new LinkedHashSet<>(), null);
        }
    }

    private String serviceName(String address, Job job) {
        String plain =
                Unique.name(address.replaceFirst("^[a-z]+://([^/@]*@)?", "").replaceFirst("[?#].*", ""));
        return taken.add(plain) ? plain : plain + "-" + Unique.name(job.name());
    }

    private @Nullable Block endpoint(Job job, String module, String address, String name) {
        Block endpoint = modules.endpoint(module, new Asked(address, name, job.hostname()));
        if (endpoint != null) {
            pace(endpoint, job, module);
            endpoint.from(job.source().place(), job.source().path() + " with " + module);
        }
        return endpoint;
    }

    private void pace(Block endpoint, Job job, String module) {
        Job.Pace pace = job.pace();
        Duration deadline = pace.deadline(modules.timeout(module));
        endpoint.put("interval", pace.interval().equals(usual.interval()) ? null : Written.duration(pace.interval()));
        endpoint.put("timeout", deadline.equals(usual.deadline(null)) ? null : Written.duration(deadline));
    }

    private static Map<String, String> labels(Job job, Map<String, String> given) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("job", job.name());
        given.forEach((name, value) -> {
            if (!name.startsWith("__") && !name.equals("job")) {
                labels.put(name, value);
            }
        });
        return labels;
    }

    private void discovered(Job job, Map<String, String> labels) {
        List<Block> found = new ArrayList<>();
        for (Block source : sources.of(job.source())) {
            Block endpoint = endpoint(job, job.module(), Asked.DISCOVERED, job.name());
            if (endpoint != null) {
                source.sameOrigin(endpoint);
                found.add(source.put("endpoint", endpoint));
            }
        }
        if (!found.isEmpty()) {
            draft.discovered(job.name(), labels(job, labels), found);
            if (modules.prober(job.module()).equals("http")) {
                draft.losses()
                        .note("job " + job.name() + ": what its sources list must be URLs, with http:// or https://");
            }
        }
    }
}
