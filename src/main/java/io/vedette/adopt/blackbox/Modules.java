package io.vedette.adopt.blackbox;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.adopt.foreign.GoDurations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The modules of blackbox_exporter, and what each makes of a target. Belongs to one import. */
final class Modules {
    private final Draft draft;
    private final Foreign modules;
    private final HttpModule http;
    private final TcpModule tcp;
    private final OtherModules others;
    private final Set<String> used = new TreeSet<>();

    Modules(Draft draft, Foreign modules) {
        this.draft = draft;
        this.modules = modules;
        this.http = new HttpModule(draft);
        this.tcp = new TcpModule(draft);
        this.others = new OtherModules(draft);
    }

    List<String> names() {
        return modules.keys();
    }

    boolean has(String name) {
        return modules.map(name) != null;
    }

    String prober(String name) {
        Foreign module = modules.map(name);
        return module == null ? "" : module.text("prober", "");
    }

    /** How long a probe may take by the module; null where it says nothing. */
    @Nullable
    Duration timeout(String name) {
        Foreign module = modules.map(name);
        return module == null ? null : GoDurations.parse(module.text("timeout"));
    }

    /** The endpoint that a module makes of a target; null where Vedette has no such probe. */
    @Nullable
    Block endpoint(String name, Asked asked) {
        Foreign module = modules.map(name);
        if (module == null) {
            return null;
        }
        used.add(name);
        Block endpoint = new Block().from(module.place(), module.path());
        String prober = module.text("prober", "");
        Foreign keys = module.map(prober);
        switch (prober) {
            case "http" -> http.translate(endpoint, keys == null ? empty(module) : keys, asked);
            case "tcp" -> tcp.translate(endpoint, keys, asked);
            case "icmp" -> others.icmp(endpoint, keys, asked);
            case "dns" -> others.dns(endpoint, keys == null ? empty(module) : keys, asked);
            case "grpc" -> others.grpc(endpoint, keys, asked);
            case "websocket" -> others.websocket(endpoint, keys, asked);
            default -> {
                draft.losses()
                        .whole(module, "the prober " + prober, "docs/configuration.md lists the kinds of endpoints");
                return null;
            }
        }
        return endpoint;
    }

    private static Foreign empty(Foreign module) {
        return Foreign.nothing(module);
    }

    /** All modules for {@code /probe}, where Prometheus goes on asking. */
    List<Block> forProbing() {
        List<Block> all = new ArrayList<>();
        for (String name : names()) {
            if (prober(name).equals("dns")) {
                Foreign module = modules.map(name);
                if (module != null) {
                    draft.losses()
                            .whole(
                                    module,
                                    "a question to a name server",
                                    "write an endpoint dns://SERVER/NAME?type=TYPE");
                }
                continue;
            }
            Block endpoint = endpoint(name, new Asked(standIn(name), name, null));
            if (endpoint != null) {
                Duration timeout = timeout(name);
                all.add(endpoint.put("name", name).put("timeout", timeout == null ? null : Written.duration(timeout)));
            }
        }
        return all;
    }

    private String standIn(String name) {
        Foreign module = modules.map(name);
        Foreign keys = module == null ? null : module.map("http");
        boolean encrypted = keys != null && (keys.has("tls_config") || keys.truth("fail_if_not_ssl", false));
        return switch (prober(name)) {
            case "http" -> encrypted ? "https://target.example.org" : "http://target.example.org";
            case "tcp", "grpc" -> "target.example.org:443";
            default -> "target.example.org";
        };
    }

    /** Modules that no job asks for, and what nobody looked at in the others. */
    void finish() {
        List<String> unused =
                names().stream().filter(name -> !used.contains(name)).toList();
        for (String name : unused) {
            Foreign module = modules.map(name);
            if (module != null) {
                module.keys().forEach(module::skip);
            }
        }
        if (!unused.isEmpty() && !used.isEmpty()) {
            draft.losses().note("no job asks for the modules " + String.join(", ", unused));
        }
    }
}
