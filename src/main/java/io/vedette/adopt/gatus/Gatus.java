package io.vedette.adopt.gatus;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Unique;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration of Gatus as one of Vedette's: each endpoint is a service, its group a label. Belongs to one import. */
public final class Gatus {
    private static final int SHORTEST_TOKEN = 16;

    private final Draft draft = new Draft();
    private final Endpoints endpoints = new Endpoints(draft);
    private final Suites suites = new Suites(draft, endpoints);
    private final Maintenance maintenance = new Maintenance(draft);
    private final Foreign source;
    private final Providers providers;
    private final Set<String> twice = new HashSet<>();

    private Gatus(Node.Mapping map) {
        this.source = new Foreign(map, Trail.TOP, Variables::spelt);
        this.providers = new Providers(draft, source.map("alerting"));
    }

    /** Reads a file, or a directory of which Gatus takes all files together. */
    public static Adoption adopt(Path fileOrDirectory) {
        GatusFiles files = GatusFiles.read(fileOrDirectory);
        Node.Mapping map = files.map();
        if (map == null) {
            return new Adoption.Unreadable(files.problems());
        }
        Gatus gatus = new Gatus(map);
        files.problems().forEach(gatus.draft.losses()::add);
        gatus.translate();
        return gatus.draft.adopted(String.valueOf(fileOrDirectory.getFileName()));
    }

    private void translate() {
        draft.pace(Endpoints.USUAL_INTERVAL, Client.usualTimeout());
        Set<String> once = new HashSet<>();
        source.maps("endpoints").stream()
                .map(endpoint -> endpoint.text("name", ""))
                .filter(name -> !once.add(name))
                .forEach(twice::add);
        source.maps("endpoints").forEach(this::endpoint);
        source.maps("external-endpoints").forEach(this::external);
        source.maps("suites").forEach(this::suite);
        Foreign everybody = source.map("maintenance");
        if (everybody != null) {
            maintenance.ofAll(everybody);
        }
        source.keys().stream()
                .filter(key -> !Advice.WHOLE_SECTIONS.contains(key))
                .forEach(source::skip);
        draft.losses().leftovers(source, Advice::of);
    }

    private void endpoint(Foreign endpoint) {
        if (isOff(endpoint)) {
            return;
        }
        String name = endpoint.text("name", "unnamed");
        Block made = endpoints.endpoint(endpoint, name);
        if (made != null) {
            service(endpoint, name, made);
        }
    }

    private boolean isOff(Foreign endpoint) {
        boolean off = !endpoint.truth("enabled", true);
        if (off) {
            draft.losses().whole(endpoint, endpoint.text("name", "") + " is switched off", "");
        }
        return off;
    }

    private void service(Foreign endpoint, String name, Block made) {
        String group = endpoint.text("group", "");
        Map<String, String> labels = new LinkedHashMap<>();
        if (!group.isEmpty()) {
            labels.put("group", group);
        }
        labels.putAll(endpoint.pairs("extra-labels"));
        Alerts alerts = new Alerts(draft, providers).read(endpoint, group);
        endpoint.skip("ui");
        String wanted = twice.contains(name) && !group.isEmpty() ? group + "-" + name : name;
        String given = draft.service(wanted, labels, List.of(made), new LinkedHashSet<>(alerts.ways()), alerts.again());
        endpoint.maps("maintenance-windows").forEach(window -> maintenance.of(given, window));
    }

    private void suite(Foreign suite) {
        if (isOff(suite)) {
            return;
        }
        String name = suite.text("name", "unnamed");
        String group = suite.text("group", "");
        List<Foreign> steps = suites.steps(suite);
        Block made = suites.endpoint(suite, name, steps);
        if (made != null) {
            Alerts alerts = new Alerts(draft, providers);
            steps.forEach(step -> alerts.read(step, group));
            Map<String, String> labels = group.isEmpty() ? Map.of() : Map.of("group", group);
            draft.service(name, labels, List.of(made), new LinkedHashSet<>(alerts.ways()), alerts.again());
            steps.forEach(step -> draft.losses().leftovers(step, Advice::of));
        }
    }

    /** What pushes its results to Gatus reports to Vedette as a job does. */
    private void external(Foreign endpoint) {
        if (isOff(endpoint)) {
            return;
        }
        String name = endpoint.text("name", "unnamed");
        Foreign heartbeat = endpoint.map("heartbeat");
        Duration every = new Spans(draft.losses()).of(heartbeat, "interval");
        Block made = new Block()
                .put("url", "heartbeat://" + Unique.name(name))
                .put("name", name)
                .put("every", every == null ? null : Written.duration(every))
                .put("token", token(endpoint, name))
                .from(endpoint.place(), endpoint.path());
        service(endpoint, name, made);
        draft.losses().note("external-endpoints: they report at /api/v1/heartbeats/NAME now (docs/heartbeats.md)");
    }

    private String token(Foreign endpoint, String name) {
        String token = endpoint.text("token", "");
        if (token.length() >= SHORTEST_TOKEN || token.contains("${")) {
            return draft.secrets().keep(name + "_token", endpoint.path("token"), token);
        }
        draft.losses().of(endpoint, "token", "a token of " + token.length() + " characters", "make one of 16 or more");
        return draft.secrets().missing(name + "_token", endpoint.path("token"));
    }
}
