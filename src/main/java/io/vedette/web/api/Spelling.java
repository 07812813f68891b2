package io.vedette.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the API spells values: times RFC 3339 in UTC with milliseconds, durations in seconds, latencies in milliseconds. */
public final class Spelling {
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double RATIO_DIGITS = 1_000_000;

    private Spelling() {}

    public static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : RFC_3339.format(instant);
    }

    public static double seconds(Duration duration) {
        return Math.round(duration.toNanos() / 1_000.0) / MICROS_PER_SECOND;
    }

    static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1_000.0) / MICROS_PER_MILLI;
    }

    public static @Nullable Double millis(@Nullable Long micros) {
        return micros == null ? null : Double.valueOf(micros / MICROS_PER_MILLI);
    }

    /** Six digits: a millionth of a budget is less than any probe can tell. */
    public static @Nullable Double ratio(@Nullable Double ratio) {
        return ratio == null || !Double.isFinite(ratio)
                ? null
                : Double.valueOf(Math.round(ratio * RATIO_DIGITS) / RATIO_DIGITS);
    }

    static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    /** Without credentials and query, where secrets are. */
    static String withoutSecrets(URI uri) {
        String authority = uri.getRawAuthority();
        StringBuilder shown = new StringBuilder().append(uri.getScheme()).append("://");
        shown.append(authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1));
        shown.append(uri.getRawPath() == null ? "" : uri.getRawPath());
        return uri.getRawQuery() == null ? shown.toString() : shown.append("?…").toString();
    }

    public static <T> JsonArray array(Collection<T> values, Function<T, ?> view) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(view.apply(value)));
        return array;
    }

    static JsonObject object(Map<String, String> values) {
        JsonObject object = new JsonObject();
        values.forEach(object::put);
        return object;
    }
}
