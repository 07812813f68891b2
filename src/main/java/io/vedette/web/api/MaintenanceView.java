package io.vedette.web.api;

import io.vedette.maintenance.Concerned;
import io.vedette.maintenance.MaintenanceWindow;
import io.vedette.maintenance.Maintenances;
import io.vedette.maintenance.When;
import io.vedette.target.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A maintenance window as the API shows it, and what a service is in. */
final class MaintenanceView {
    private MaintenanceView() {}

    static JsonObject of(MaintenanceWindow window, Instant now) {
        Optional<When.Occurrence> occurrence = occurrence(window, now);
        return new JsonObject()
                .put("id", window.name())
                .put("source", window.by() == null ? "configuration" : "api")
                .put("state", state(window, now))
                .put("services", services(window.concerned()))
                .put("match", match(window.concerned()))
                .put(
                        "starts_at",
                        occurrence.map(time -> Spelling.time(time.from())).orElse(null))
                .put("ends_at", occurrence.map(time -> Spelling.time(time.to())).orElse(null))
                .put("author", window.by())
                .put("reason", window.reason());
    }

    /** The one it is in, the next, or of one that is over the last that is known. */
    private static Optional<When.Occurrence> occurrence(MaintenanceWindow window, Instant now) {
        return window.when() instanceof When.Once(Instant from, Instant to)
                ? Optional.of(new When.Occurrence(from, to))
                : window.when().coming(now);
    }

    static String state(MaintenanceWindow window, Instant now) {
        if (window.isOver(now)) {
            return "expired";
        }
        return window.isOpen(now) ? "active" : "pending";
    }

    private static @Nullable JsonArray services(Concerned concerned) {
        return switch (concerned) {
            case Concerned.Named(Set<String> names) ->
                new JsonArray(new TreeSet<>(names).stream().toList());
            case Concerned.Labelled _ -> null;
        };
    }

    private static @Nullable JsonObject match(Concerned concerned) {
        return switch (concerned) {
            case Concerned.Named _ -> null;
            case Concerned.Labelled(Map<String, String> labels) -> Spelling.object(new TreeMap<>(labels));
        };
    }

    /** The window that a service is in now; null if it is in none. */
    static @Nullable JsonObject of(Service service, Maintenances maintenance, Instant now) {
        return maintenance
                .on(service.name(), service.labels(), now)
                .map(open -> new JsonObject()
                        .put("id", open.window().name())
                        .put("reason", open.window().reason())
                        .put("author", open.window().by())
                        .put("ends_at", Spelling.time(open.until())))
                .orElse(null);
    }
}
