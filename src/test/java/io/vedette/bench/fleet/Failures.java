package io.vedette.bench.fleet;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which endpoints fail, and how long after the failure that decided people were told. Belongs to the world's event loop. */
final class Failures {
    private static final String NAME = "endpoint-";

    private final TreeSet<Integer> failing = new TreeSet<>();
    private final Map<Integer, Long> answered = new HashMap<>();
    private final List<Long> delays = new ArrayList<>();

    void begin(int endpoint) {
        failing.add(endpoint);
    }

    void end(int endpoint) {
        failing.remove(endpoint);
    }

    /** Whether {@code endpoint} fails, which it is about to answer now. */
    boolean answers(int endpoint, long now) {
        boolean fails = failing.contains(endpoint);
        if (fails) {
            answered.put(endpoint, now);
        }
        return fails;
    }

    /** Somebody was told. The failure that was answered last is the one that decided: nobody is told twice. */
    void told(String body, long now) {
        var data = new JsonObject(body).getJsonObject("data");
        data.getJsonArray("firing").stream()
                .map(alert -> ((JsonObject) alert).getJsonObject("labels").getString("endpoint", ""))
                .filter(endpoint -> endpoint.startsWith(NAME))
                .map(endpoint -> Integer.parseInt(endpoint.substring(NAME.length())))
                .map(answered::remove)
                .filter(Objects::nonNull)
                .forEach(failed -> delays.add((now - failed) / 1_000));
    }

    /** Microseconds from the deciding failure to the message, in the order in which people were told. */
    String told() {
        return delays.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
