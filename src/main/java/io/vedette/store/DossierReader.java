package io.vedette.store;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.evidence.Baseline;
import io.vedette.deployment.evidence.Component;
import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.deployment.evidence.ControlReading;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.DossierText;
import io.vedette.deployment.evidence.EndpointFigures;
import io.vedette.deployment.evidence.GuardSettings;
import io.vedette.deployment.evidence.LatencyBound;
import io.vedette.deployment.evidence.PairBaseline;
import io.vedette.deployment.evidence.Paired;
import io.vedette.deployment.evidence.Period;
import io.vedette.deployment.evidence.Slot;
import io.vedette.deployment.evidence.SlotPair;
import io.vedette.deployment.evidence.Statistic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DossierText} wrote. */
public final class DossierReader {
    private DossierReader() {}

    /** Empty when it is something else, or of another format. */
    public static Optional<Dossier> read(String text) {
        try {
            var record = new JsonObject(text);
            return record.getInteger("format", 0) == DossierText.FORMAT
                    ? Optional.of(dossier(record))
                    : Optional.empty();
        } catch (RuntimeException damaged) { // whatever is missing or of another kind: it is no record
            return Optional.empty();
        }
    }

    private static Dossier dossier(JsonObject record) {
        GuardSettings settings = settings(record.getJsonObject("settings"));
        return new Dossier(
                new Deployment(
                        record.getString("deployment"),
                        record.getString("service"),
                        record.getString("version"),
                        record.getString("previous_version"),
                        null,
                        null,
                        null,
                        Instant.parse(record.getString("at"))),
                Verdict.valueOf(record.getString("verdict").toUpperCase(Locale.ROOT)),
                record.getString("why"),
                Instant.parse(record.getString("judged_at")),
                settings,
                objects(record.getJsonArray("endpoints"), endpoint -> endpoint(endpoint, settings)),
                record.getDouble("ln_e"),
                new ControlGroup(readings(record, "control"), readings(record, "version_before")));
    }

    private static List<ControlReading> readings(JsonObject record, String name) {
        return objects(record.getJsonArray(name, new JsonArray()), DossierReader::reading);
    }

    private static ControlReading reading(JsonObject reading) {
        return new ControlReading(
                reading.getString("service"),
                reading.getBoolean("failing"),
                reading.getLong("slots"),
                reading.getDouble("ln_e"));
    }

    private static GuardSettings settings(JsonObject settings) {
        return new GuardSettings(
                settings.getDouble("alpha"),
                settings.getDouble("delta"),
                Duration.ofNanos(settings.getLong("delta_absolute_us") * 1000),
                settings.getDouble("floor"),
                settings.getInteger("slot_probes"));
    }

    private static EndpointFigures endpoint(JsonObject endpoint, GuardSettings settings) {
        JsonObject before = endpoint.getJsonObject("before");
        var baseline = new Baseline(
                before.getLong("slots"),
                before.getLong("bad"),
                objects(endpoint.getJsonArray("bounds"), DossierReader::bound),
                settings.floor(),
                span(before.getString("first"), before.getString("last")));
        List<Slot> slots = endpoint.getJsonArray("slots").stream()
                .map(slot -> slot((JsonArray) slot))
                .toList();
        JsonObject paired = endpoint.getJsonObject("paired");
        return new EndpointFigures(
                endpoint.getString("endpoint"),
                baseline,
                objects(endpoint.getJsonArray("components"), DossierReader::component),
                endpoint.getDouble("ln_e"),
                slots,
                paired == null ? null : paired(paired, slots));
    }

    private static Paired paired(JsonObject paired, List<Slot> slots) {
        return new Paired(
                new PairBaseline(paired.getLong("before"), paired.getLong("slower_before")),
                paired.getJsonArray("pairs").stream()
                        .map(JsonArray.class::cast)
                        .map(pair -> new SlotPair(slots.get(pair.getInteger(0)), slot(pair.getJsonArray(1))))
                        .toList());
    }

    private static @Nullable Period span(@Nullable String first, @Nullable String last) {
        return first == null || last == null ? null : new Period(Instant.parse(first), Instant.parse(last));
    }

    private static LatencyBound bound(JsonObject bound) {
        return new LatencyBound(
                Statistic.valueOf(bound.getString("statistic").toUpperCase(Locale.ROOT)),
                bound.getDouble("quantile"),
                bound.getLong("order_us"),
                bound.getLong("worst_hour_us"),
                bound.getLong("threshold_us"));
    }

    private static Component component(JsonObject component) {
        return new Component(
                component.getString("name"),
                component.getLong("trials"),
                component.getLong("hits"),
                component.getDouble("bound"),
                component.getDouble("ln_e"));
    }

    private static Slot slot(JsonArray slot) {
        return new Slot(
                Instant.ofEpochSecond(slot.getLong(0)),
                slot.getBoolean(1),
                slot.getInteger(2),
                slot.getLong(3),
                slot.getLong(4));
    }

    private static <T> List<T> objects(JsonArray array, Function<JsonObject, T> reader) {
        return array.stream().map(JsonObject.class::cast).map(reader).toList();
    }
}
