package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published burn-rate vectors through the command as users run it: a healthy month of rows before second 0, then the trouble, exact to the slot. */
final class ReplayVectorsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final long HISTORY = Duration.ofDays(3).toSeconds() + 3_600;
    private static final List<Vector> VECTORS = List.of(
            new Vector("A", 10, 3_600, second -> true, second -> true),
            new Vector("B", 10, 30_000, second -> second < 600, second -> true),
            new Vector("C", 10, 30_000, second -> second < 50, second -> true),
            new Vector("D", 10, 30_000, second -> second < 60, second -> true),
            new Vector("F", 10, 14_400, second -> second / 10 % 20 == 0, second -> true),
            new Vector("H", 60, 30_000, second -> second < 60, second -> true),
            new Vector("K", 10, 21_600, second -> second < 600, second -> second < 300 || second >= 2_100),
            new Vector("L", 10, 14_400, second -> second % 600 < 30, second -> true));

    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    /** One worked example: what its probes find from second 0 on, and which of them ran. */
    record Vector(String id, int step, long end, LongPredicate bad, LongPredicate measured) {
        @Override
        public String toString() {
            return id;
        }

        String outcome(long second) {
            return second >= 0 && bad.test(second) ? "down" : "up";
        }

        boolean ran(long second) {
            return second < 0 || measured.test(second);
        }
    }

    /** How a program may write its rows. */
    enum Spelling {
        CSV_IN_SECONDS_AROUND_ZERO,
        CSV_IN_SECONDS,
        CSV_IN_RFC3339,
        JSON_IN_SECONDS,
        JSON_IN_RFC3339;

        Object due(long second) {
            return switch (this) {
                case CSV_IN_SECONDS_AROUND_ZERO -> second;
                case CSV_IN_SECONDS, JSON_IN_SECONDS -> START.getEpochSecond() + second;
                case CSV_IN_RFC3339, JSON_IN_RFC3339 ->
                    START.plusSeconds(second).toString();
            };
        }

        long second(Object at) {
            return switch (this) {
                case CSV_IN_SECONDS_AROUND_ZERO -> ((Number) at).longValue();
                case CSV_IN_SECONDS, JSON_IN_SECONDS -> ((Number) at).longValue() - START.getEpochSecond();
                case CSV_IN_RFC3339, JSON_IN_RFC3339 ->
                    Instant.parse((String) at).getEpochSecond() - START.getEpochSecond();
            };
        }

        boolean isJson() {
            return this == JSON_IN_SECONDS || this == JSON_IN_RFC3339;
        }
    }

    static Stream<Arguments> cases() {
        return VECTORS.stream()
                .flatMap(vector -> Arrays.stream(Spelling.values()).map(spelling -> Arguments.of(vector, spelling)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyRuleGoesOverAndUnderExactlyWhenItShould(Vector vector, Spelling spelling) throws IOException {
        String rows = write(vector, spelling).toString();

        assertThat(shell.run("replay", rows, "--json")).as(shell.err()).isZero();
        assertThat(crossings(spelling)).isEqualTo(expected(vector.id));

        assertThat(shell.run("replay", "-c", configuration(vector).toString(), "--json", rows))
                .as(shell.err())
                .isZero();
        assertThat(crossings(spelling)).isEqualTo(expected(vector.id));
    }

    private Path write(Vector vector, Spelling spelling) throws IOException {
        Path file = directory.resolve(vector + "-" + spelling);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(spelling.isJson() ? "" : "due,service,endpoint,outcome,latency_us\n");
            for (long second = -HISTORY; second < vector.end; second += vector.step) {
                if (vector.ran(second)) {
                    row(writer, spelling, spelling.due(second), vector.outcome(second));
                }
            }
        }
        return file;
    }

    private static void row(Writer writer, Spelling spelling, Object due, String outcome) throws IOException {
        writer.write(
                spelling.isJson()
                        ? new JsonObject()
                                .put("due", due)
                                .put("service", "checkout")
                                .put("endpoint", "health")
                                .put("outcome", outcome)
                                .put("latency_us", 20_000)
                                .encode()
                        : due + ",checkout,health," + outcome + ",20000");
        writer.write('\n');
    }

    private Path configuration(Vector vector) throws IOException {
        return Files.writeString(directory.resolve("vedette.yml"), """
                slos:
                  - { name: availability, indicator: availability, objective: 99.9%%, window: 30d }
                services:
                  - name: checkout
                    slos: [availability]
                    endpoints:
                      - { name: health, url: "http://127.0.0.1:9/health", interval: %ds, timeout: 5s }
                """.formatted(vector.step));
    }

    /** What the command printed, in the published file's form: [second, FIRE or RESET] by rule. */
    private Map<String, JsonArray> crossings(Spelling spelling) {
        Map<String, JsonArray> found = new LinkedHashMap<>();
        List.of("page-fast", "page-slow", "ticket-fast", "ticket-slow")
                .forEach(rule -> found.put(rule, new JsonArray()));
        for (String line : shell.lines()) {
            JsonObject event = new JsonObject(line);
            if (event.containsKey("rule")) {
                assertThat(event.fieldNames()).containsExactly("at", "service", "slo", "rule", "event");
                found.computeIfAbsent(event.getString("rule"), rule -> new JsonArray())
                        .add(new JsonArray()
                                .add((int) spelling.second(event.getValue("at")))
                                .add(event.getString("event").equals("over") ? "FIRE" : "RESET"));
            }
        }
        return found;
    }

    private static Map<String, JsonArray> expected(String id) throws IOException {
        try (InputStream file = ReplayVectorsTest.class.getResourceAsStream("/io/vedette/replay/burn_rate.json")) {
            JsonObject all =
                    new JsonObject(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8));
            String name = all.fieldNames().stream()
                    .filter(each -> each.startsWith(id + " "))
                    .findFirst()
                    .orElseThrow();
            Map<String, JsonArray> rules = new LinkedHashMap<>();
            all.getJsonObject(name).forEach(rule -> rules.put(rule.getKey(), (JsonArray) rule.getValue()));
            return rules;
        }
    }
}
