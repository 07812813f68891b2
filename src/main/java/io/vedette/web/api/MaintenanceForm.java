package io.vedette.web.api;

import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.web.Upkeep.Wish;
import io.vedette.web.http.Nearest;
import io.vedette.web.http.Problem.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a maintenance window that somebody wishes for from JSON and finds every fault in it. */
final class MaintenanceForm {
    private static final Set<String> MEMBERS =
            Set.of("services", "match", "starts_at", "ends_at", "duration_seconds", "author", "reason");
    private static final int MOST_SERVICES = 1_000;
    private static final int MOST_LABELS = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;

    private final Form form;
    private final Instant now;
    private final Set<String> known;

    private MaintenanceForm(JsonObject body, Instant now, Set<String> known) {
        this.form = new Form(body, MEMBERS);
        this.now = now;
        this.known = known;
    }

    /** What was read. */
    sealed interface Read {
        record Valid(Wish wish) implements Read {}

        record Invalid(List<Fault> faults) implements Read {}
    }

    /** @param known the names of the services that there are */
    static Read read(JsonObject body, Instant now, Set<String> known) {
        return new MaintenanceForm(body, now, known).read();
    }

    private Read read() {
        Span span = Span.read(form, now, MaintenanceWindow.LONGEST, "maintenance");
        var wish = new Wish(
                concerned(),
                span.start(),
                span.end(),
                form.required("author", LONGEST_NAME),
                form.required("reason", LONGEST_REASON));
        return form.faults().isEmpty() ? new Read.Valid(wish) : new Read.Invalid(form.faults());
    }

    private Concerned concerned() {
        boolean named = form.value("services") != null;
        if (named == (form.value("match") != null)) {
            form.fault("services", "expected either services by name, or match with labels; {} is every service");
            return new Concerned.Named(Set.of());
        }
        return named ? new Concerned.Named(services()) : new Concerned.Labelled(labels());
    }

    private Set<String> services() {
        if (!(form.value("services") instanceof JsonArray list) || list.isEmpty() || list.size() > MOST_SERVICES) {
            form.fault("services", "expected 1 to " + MOST_SERVICES + " names of services");
            return Set.of();
        }
        var names = new TreeSet<String>();
        for (Object each : list) {
            String name = form.word("services", each, LONGEST_NAME);
            if (name != null && !known.contains(name)) {
                form.fault("services", "there is no service \"" + name + "\"." + Nearest.hint(name, known));
            } else if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private Map<String, String> labels() {
        if (!(form.value("match") instanceof JsonObject match) || match.size() > MOST_LABELS) {
            form.fault("match", "expected an object of at most " + MOST_LABELS + " labels and their values");
            return Map.of();
        }
        var labels = new TreeMap<String, String>();
        match.forEach(label -> {
            String value = form.word("match", label.getValue(), LONGEST_NAME);
            labels.put(label.getKey(), value == null ? "" : value);
        });
        return labels;
    }
}
