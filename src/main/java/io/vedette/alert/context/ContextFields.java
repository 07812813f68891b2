package io.vedette.alert.context;

import io.vedette.alert.context.Context.Budget;
import io.vedette.alert.context.Context.Burn;
import io.vedette.alert.context.Context.Change;
import io.vedette.alert.context.Context.Pace;
import io.vedette.alert.context.Context.Proof;
import io.vedette.alert.context.Context.Remedy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A context as fields of JSON's types: as the database keeps it, and as programs are told. What is absent has no field. */
public final class ContextFields {
    private ContextFields() {}

    /** The fields of a context; none when nothing is known. */
    public static Map<String, Object> of(Context context) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "budget", context.budget(), ContextFields::budget);
        put(fields, "latency", context.pace(), ContextFields::pace);
        put(fields, "deployment", context.change(), ContextFields::change);
        put(fields, "rollback", context.remedy(), remedy -> texts("stage", remedy.stage(), "why", remedy.why()));
        put(fields, "proof", context.proof(), ContextFields::proof);
        return fields;
    }

    private static <T> void put(Map<String, Object> fields, String name, @Nullable T value, Function<T, Object> as) {
        if (value != null) {
            fields.put(name, as.apply(value));
        }
    }

    private static Object budget(Budget budget) {
        var fields = texts("slo", budget.slo());
        fields.put("left", budget.left());
        fields.put("period_seconds", budget.period().toSeconds());
        fields.put("burns", budget.burns().stream().map(ContextFields::burn).toList());
        return fields;
    }

    private static Map<String, Object> burn(Burn burn) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("over_seconds", burn.over().toSeconds());
        fields.put("rate", burn.rate());
        return fields;
    }

    private static Object pace(Pace pace) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("percent", pace.percent());
        fields.put("now_us", micros(pace.now()));
        fields.put("usual_us", micros(pace.usual()));
        fields.put("hour_us", pace.hour().stream().map(ContextFields::micros).toList());
        return fields;
    }

    private static Object change(Change change) {
        var fields = texts("version", change.version());
        put(fields, "previous_version", change.previous(), text -> text);
        put(fields, "by", change.by(), text -> text);
        put(fields, "url", change.url(), URI::toString);
        fields.put("at", change.at().toString());
        return fields;
    }

    private static Object proof(Proof proof) {
        return texts("reason", proof.reason(), "answer", proof.answer(), "body", proof.body());
    }

    private static Map<String, Object> texts(String... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** The context that gave {@code fields}; a part that cannot be read is absent: an alert is never lost for what stands around it. */
    public static Context read(Map<String, ?> fields) {
        return new Context(
                part(fields, "budget", ContextFields::readBudget),
                part(fields, "latency", ContextFields::readPace),
                part(fields, "deployment", ContextFields::readChange),
                part(fields, "rollback", part -> new Remedy(text(part, "stage"), text(part, "why"))),
                part(fields, "proof", ContextFields::readProof));
    }

    private static <T> @Nullable T part(Map<String, ?> fields, String name, Function<Map<?, ?>, T> as) {
        try {
            return fields.get(name) instanceof Map<?, ?> part ? as.apply(part) : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static Budget readBudget(Map<?, ?> part) {
        var burns = list(part, "burns").stream()
                .map(burn -> (Map<?, ?>) burn)
                .map(burn -> new Burn(
                        Duration.ofSeconds(number(burn, "over_seconds").longValue()),
                        number(burn, "rate").doubleValue()))
                .toList();
        return new Budget(
                text(part, "slo"),
                number(part, "left").doubleValue(),
                Duration.ofSeconds(number(part, "period_seconds").longValue()),
                burns);
    }

    private static Pace readPace(Map<?, ?> part) {
        return new Pace(
                number(part, "percent").intValue(),
                duration(number(part, "now_us")),
                duration(number(part, "usual_us")),
                list(part, "hour_us").stream()
                        .map(each -> duration((Number) each))
                        .toList());
    }

    private static Change readChange(Map<?, ?> part) {
        return new Change(
                text(part, "version"),
                find(part, "previous_version"),
                find(part, "by"),
                find(part, "url") == null ? null : URI.create(text(part, "url")),
                Instant.parse(text(part, "at")));
    }

    private static Proof readProof(Map<?, ?> part) {
        return new Proof(text(part, "reason"), text(part, "answer"), text(part, "body"));
    }

    private static @Nullable String find(Map<?, ?> part, String name) {
        return part.get(name) instanceof String text ? text : null;
    }

    private static String text(Map<?, ?> part, String name) {
        String text = find(part, name);
        if (text == null) {
            throw new IllegalArgumentException("no text " + name);
        }
        return text;
    }

    private static Number number(Map<?, ?> part, String name) {
        if (part.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("no number " + name);
    }

    private static List<?> list(Map<?, ?> part, String name) {
        return part.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Duration duration(Number micros) {
        return Duration.ofNanos(micros.longValue() * 1000);
    }
}
