package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.cli.recording.Recording;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCommandTest {
    private static final String HEADER = "due,service,endpoint,outcome,latency_us";
    private static final long DAY = 86_400;

    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    private String file(Stream<String> lines) throws IOException {
        return file(lines.toList());
    }

    private String file(List<String> lines) throws IOException {
        return Files.writeString(directory.resolve("rows"), String.join("\n", lines) + "\n")
                .toString();
    }

    /** A day of rows every ten seconds, down while {@code down} says so. */
    private static Stream<String> day(String endpoint, LongPredicate down) {
        return LongStream.range(0, DAY / 10)
                .map(tick -> tick * 10)
                .mapToObj(second -> row(second, endpoint, down.test(second) ? "down" : "up"));
    }

    private static String row(long second, String endpoint, String outcome) {
        return second + ",checkout," + endpoint + "," + outcome + "," + (outcome.equals("up") ? "20000" : "");
    }

    private static Stream<String> csv(Stream<String> rows) {
        return Stream.concat(Stream.of(HEADER), rows);
    }

    private static boolean outage(long second) {
        return second >= 40_000 && second < 40_600;
    }

    private List<JsonObject> events(String kind) {
        return shell.lines().stream()
                .map(JsonObject::new)
                .filter(event -> event.getString("event").equals(kind))
                .toList();
    }

    private String configuration(String endpoints) throws IOException {
        return Files.writeString(directory.resolve("vedette.yml"), """
                        slos:
                          - { name: availability, indicator: availability, objective: 99.9%%, window: 30d }
                          - { name: fast, indicator: latency < 100ms, objective: 95%%, window: 30d }
                        services:
                          - name: checkout
                            slos: [availability, fast]
                            endpoints:
                        %s
                        """.formatted(endpoints))
                .toString();
    }

    @Test
    void peopleReadEachAlertWithWhatItCostAndTheBudgetThatIsLeft() throws IOException {
        assertThat(shell.run("replay", file(csv(day("health", ReplayCommandTest::outage)))))
                .isZero();

        assertThat(shell.lines().get(1))
                .matches("1970-01-01 11:07:00 +9m 50s +critical +checkout +EndpointDown health +60 +23.14%");
        assertThat(shell.out())
                .contains("ErrorBudgetBurn availability")
                .containsPattern("checkout +availability +99.9% over 30d +99.3\\d?% +60 +0 +76.85%")
                .endsWith("8640 rows from 1970-01-01 00:00:00 to 1970-01-01 23:59:50\n");
    }

    @Test
    void everyAlertThatFiresIsResolvedUnderTheSameKey() throws IOException {
        shell.run("replay", "--json", file(csv(day("health", ReplayCommandTest::outage))));

        assertThat(events("fired")).hasSize(3);
        assertThat(events("resolved"))
                .extracting(event -> event.getString("alert"))
                .isSubsetOf(events("fired").stream()
                        .map(event -> event.getString("alert"))
                        .toList())
                .contains("checkout/EndpointDown/health/critical", "checkout/ErrorBudgetBurn/availability/critical");
        JsonObject down = events("resolved").getFirst();
        assertThat(down.getInteger("at")).isEqualTo(40_610);
        assertThat(down.getInteger("duration_seconds")).isEqualTo(590);
        assertThat(down.getJsonArray("cost").getJsonObject(0).getInteger("bad")).isEqualTo(60);
    }

    @Test
    void whatIsPackedOrQuotedOrSpeltAsJsonSaysTheSame() throws IOException {
        shell.run("replay", "--json", file(csv(day("health", ReplayCommandTest::outage))));
        String plain = shell.out();

        Path packed = directory.resolve("rows.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(directory.resolve("rows")));
        }
        shell.run("replay", "--json", packed.toString());
        assertThat(shell.out()).isEqualTo(plain);

        shell.run(
                "replay",
                "--json",
                file(csv(day("\"health\"", ReplayCommandTest::outage)).map(line -> line + "\r")));
        assertThat(shell.out()).isEqualTo(plain);

        shell.run(
                "replay",
                "--json",
                file(day("health", ReplayCommandTest::outage).map(ReplayCommandTest::json)));
        assertThat(shell.out()).isEqualTo(plain);
    }

    private static String json(String row) {
        String[] fields = row.split(",", -1);
        return "{ \"outcome\" : \"" + fields[3] + "\", \"due\":" + fields[0]
                + ", \"note\":\"\\u0041 \\\"quoted\\\" word\", \"service\":\"checkout\", \"endpoint\":\"" + fields[2]
                + "\""
                + (fields[4].isEmpty() ? "" : ",\"latency_us\":" + fields[4]) + "}";
    }

    @Test
    void rowsThatAreNotInTheOrderOfTimeAreSorted() throws IOException {
        List<String> rows = Stream.concat(day("health", ReplayCommandTest::outage), day("ready", second -> false))
                .toList();
        List<String> byTime = new ArrayList<>(rows);
        byTime.sort((left, right) -> Long.compare(due(left), due(right)));
        shell.run("replay", "--json", file(csv(byTime.stream())));
        String inOrder = shell.out();

        assertThat(shell.run("replay", "--json", file(csv(rows.stream())))).isZero();
        assertThat(shell.out()).isEqualTo(inOrder);
        assertThat(shell.err()).contains("is not in the order of time: it is sorted in memory");

        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));
        shell.run("replay", "--json", file(csv(shuffled.stream())), "--interval", "10s");
        assertThat(shell.out()).isEqualTo(inOrder);
    }

    private static long due(String row) {
        return Long.parseLong(row.substring(0, row.indexOf(',')));
    }

    @Test
    void everyBadRowIsSaidWithItsPlaceAndNothingIsJudged() throws IOException {
        String file = file(Stream.of(
                HEADER,
                "10,checkout,health,up,20000",
                "soon,checkout,health,up,20000",
                "30,checkout,health,dwon,20000",
                "40,checkout,health,up,fast",
                "50,checkout,health,up",
                "60,checkout,health,up,",
                "70,checkout,health,down,",
                "70,checkout,health,down,",
                "1772323200000,checkout,health,up,1"));

        assertThat(shell.run("replay", file)).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines())
                .containsExactly(
                        file + ":3: found \"soon\" — expected a time in seconds from the epoch or as RFC 3339",
                        file + ":4: found \"dwon\" — expected an outcome: one of up, degraded, down, unknown",
                        file + ":5: found \"fast\" — expected latency_us: whole microseconds, 0 or more",
                        file + ":6: found \"50,checkout,health,up\" — expected five fields: " + HEADER,
                        file + ":7: found \"\" — expected latency_us: whole microseconds, 0 or more",
                        file + ":9: a second row of checkout/health for the same due time — expected one row a tick",
                        file
                                + ":10: found \"1772323200000\" — expected a time in seconds from the epoch or as RFC 3339");
    }

    @Test
    void thousandsOfBadRowsAreSaidInTwentyLinesAndANumber() throws IOException {
        shell.run("replay", file(csv(LongStream.range(0, 5_000).mapToObj(number -> "x," + number))));

        assertThat(shell.err().lines()).hasSize(21);
        assertThat(shell.err()).endsWith("and 4980 more\n");
    }

    @Test
    void aFileOfAnotherKindIsRefusedByItsFirstLine() throws IOException {
        String file = file(Stream.of("time;service", "1;checkout"));

        assertThat(shell.run("replay", file)).isEqualTo(1);
        assertThat(shell.err())
                .isEqualTo(file + ":1: found \"time;service\" — expected the header " + HEADER + ", or JSON lines\n");
        assertThat(shell.run("replay", directory.resolve("none").toString())).isEqualTo(1);
        assertThat(shell.err()).contains("is not there");
    }

    @Test
    void namesThatTheConfigurationLacksAreSaidOnceWithTheNearOne() throws IOException {
        String configuration =
                configuration("      - { name: health, url: \"http://127.0.0.1:9/health\", interval: 10s }");
        List<String> rows = LongStream.range(0, 50)
                .boxed()
                .flatMap(tick -> Stream.of(
                        row(tick * 10, "health", "up"),
                        row(tick * 10, "http://127.0.0.1:9/health", "up").replace("http", "HTTP"),
                        row(tick * 10, "helth", "up"),
                        row(tick * 10, "health", "up").replace("checkout", "chekout")))
                .toList();

        assertThat(shell.run("replay", "-c", configuration, file(csv(rows.stream()))))
                .isZero();
        assertThat(shell.err().lines())
                .containsExactly(
                        "the configuration has no endpoint \"HTTP://127.0.0.1:9/health\" of service \"checkout\": expected one of health — its rows are left out",
                        "the configuration has no endpoint \"helth\" of service \"checkout\": did you mean \"health\"? — its rows are left out",
                        "the configuration has no service \"chekout\": did you mean \"checkout\"? — its rows are left out");
        assertThat(shell.out()).contains("\n50 rows from");
    }

    @Test
    void anEndpointMayBeCalledByItsUrl() throws IOException {
        String configuration =
                configuration("      - { name: health, url: \"http://127.0.0.1:9/health\", interval: 10s }");
        Stream<String> rows = day("http://127.0.0.1:9/health", ReplayCommandTest::outage);

        shell.run("replay", "-c", configuration, "--json", file(csv(rows)));

        assertThat(shell.err()).isEmpty();
        assertThat(events("fired")).isNotEmpty();
    }

    @Test
    void aLatencyObjectiveIsJudgedByTheRowsLatencies() throws IOException {
        String configuration =
                configuration("      - { name: health, url: \"http://127.0.0.1:9/health\", interval: 10s }");
        Stream<String> rows = LongStream.range(0, DAY / 10)
                .mapToObj(tick -> (tick * 10) + ",checkout,health," + (tick % 2 == 0 ? "up" : "degraded") + ","
                        + (tick < 7_000 ? 20_000 : 100_001));

        shell.run("replay", "-c", configuration, "--json", file(csv(rows)));

        assertThat(events("fired")).isNotEmpty().allMatch(event -> "fast".equals(event.getString("slo")));
    }

    @Test
    void aDeploymentIsJudgedByWhatComesAfterIt() throws IOException {
        Stream<String> rows = Stream.concat(
                        day("health", second -> second >= 50_100 && second < 50_600)
                                .map(ReplayCommandTest::json),
                        Stream.of(
                                "{\"at\":30000,\"deployment\":{\"service\":\"checkout\",\"version\":\"1.0\"}}",
                                "{\"at\":50000,\"deployment\":{\"service\":\"checkout\",\"version\":\"1.1\"}}"))
                .sorted((left, right) -> Long.compare(at(left), at(right)));

        shell.run("replay", "--json", file(rows));

        assertThat(events("verdict"))
                .extracting(event ->
                        event.getJsonObject("deployment").getString("version") + " " + event.getString("verdict"))
                .containsExactly("1.0 inconclusive", "1.1 regressed");
        assertThat(events("verdict").getFirst().getInteger("at")).isEqualTo(30_900);
        assertThat(events("verdict").getLast().getInteger("at")).isBetween(50_100, 50_200);
    }

    private static long at(String line) {
        JsonObject object = new JsonObject(line);
        return object.getLong("due", object.getLong("at"));
    }

    @Test
    void timeGoesOnAsFarAsItIsAskedTo() throws IOException {
        String file = file(csv(day("health", second -> second >= DAY - 100)));
        shell.run("replay", "--json", file);
        assertThat(events("under")).isEmpty();

        shell.run("replay", "--json", "--until", "1970-01-02T01:00:00Z", file);
        assertThat(events("under")).isNotEmpty();
        assertThat(events("resolved")).isEmpty(); // nothing was measured any more: what fires stays
    }

    @Test
    void aPromiseIsTheConfigurationsOrTheOptionsBusinessAndNotBoth() throws IOException {
        String rows = file(csv(day("health", second -> second % 1_000 == 0)));
        String configuration =
                configuration("      - { name: health, url: \"http://127.0.0.1:9/health\", interval: 10s }");

        assertThat(shell.run("replay", "-c", configuration, "--objective", "99%", rows))
                .isEqualTo(2);
        assertThat(shell.run("replay", "--objective", "most", rows)).isEqualTo(2);
        assertThat(shell.err()).contains("expected a percentage such as 99.9%, found 'most'");
        assertThat(shell.run("replay", "--objective", "97%", "--window", "28d", rows))
                .isZero();
        assertThat(shell.out()).contains("No alert would have fired.", "97% over 28d");
    }

    @Test
    void aConfigurationWithAProblemIsSaidAndNothingIsJudged() throws IOException {
        String configuration =
                configuration("      - { name: health, url: \"http://127.0.0.1:9/health\", interval: no }");

        assertThat(shell.run("replay", "-c", configuration, file(csv(day("health", second -> false)))))
                .isEqualTo(78);
        assertThat(shell.err()).contains("interval");
    }

    @Test
    void standardInputIsReadLikeAFileAndLeavesNothingBehind() throws IOException {
        byte[] rows = String.join(
                        "\n", csv(day("health", ReplayCommandTest::outage)).toList())
                .getBytes(UTF_8);
        var recording = Recording.of("-", new ByteArrayInputStream(rows));
        var out = new ByteArrayOutputStream();

        try (recording) {
            for (int pass = 0; pass < 2; pass++) {
                out.reset();
                try (var stream = recording.open()) {
                    stream.transferTo(out);
                }
                assertThat(out.toByteArray()).isEqualTo(rows);
            }
        }
        assertThat(recording.file()).doesNotExist();
    }
}
