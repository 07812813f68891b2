package io.vedette.probe.http;

import dev.cel.runtime.CelVariableResolver;
import io.vedette.sample.Part;
import io.vedette.sample.Phases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer under the names by which expressions know it; each is made when the first asks. */
final class CelAnswer implements CelVariableResolver {
    private static final double MILLIS_PER_DAY = 86_400_000;

    private final Answer answer;
    private final Map<String, Object> known = new HashMap<>();

    CelAnswer(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Optional<Object> find(String name) {
        var value = known.get(name);
        if (value == null) {
            value = value(name);
            if (value == null) {
                return Optional.empty();
            }
            known.put(name, value);
        }
        return Optional.of(value);
    }

    private @Nullable Object value(String name) {
        return switch (name) {
            case "status" -> (long) answer.status();
            case "headers" -> headers();
            case "body" -> answer.encoding() == null ? answer.text() : null;
            case "json" -> answer.encoding() == null && answer.isJson() ? plain(answer.json("")) : null;
            case "size" -> (long) answer.size();
            case "phases" -> phases();
            case "certificate_days" -> certificateDays();
            default -> null;
        };
    }

    private @Nullable Double certificateDays() {
        var expiry = answer.certificateExpiry();
        return expiry == null ? null : Duration.between(answer.at(), expiry).toMillis() / MILLIS_PER_DAY;
    }

    private Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        answer.headers()
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (one, more) -> one + ", " + more));
        return headers;
    }

    private Map<String, Double> phases() {
        var phases = new HashMap<String, Double>();
        for (var part : Part.values()) {
            var micros = part.of(answer.phases());
            phases.put(
                    (part == Part.LATENCY ? "total" : part.label()) + "_ms", micros == Phases.NONE ? 0 : micros / 1e3);
        }
        return phases;
    }

    /** JSON as plain maps, lists, texts and numbers: whole ones are long, all others double. */
    private static @Nullable Object plain(@Nullable Object json) {
        return switch (json) {
            case JsonObject object -> map(object.getMap());
            case JsonArray array -> list(array.getList());
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case Integer whole -> whole.longValue();
            case BigInteger huge -> huge.doubleValue();
            case Number number when !(number instanceof Long) -> number.doubleValue();
            case null -> com.google.protobuf.NullValue.NULL_VALUE;
            default -> json;
        };
    }

    private static Map<String, Object> map(Map<?, ?> json) {
        var map = new HashMap<String, Object>();
        json.forEach((name, value) -> map.put(String.valueOf(name), plain(value)));
        return map;
    }

    private static List<Object> list(List<?> json) {
        var list = new ArrayList<Object>(json.size());
        json.forEach(value -> list.add(plain(value)));
        return list;
    }
}
