package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.icmp.EchoSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    private static final String GOOD = """
            services:
              - name: checkout
                endpoints:
                  - { url: "http://127.0.0.1:9/health", interval: 10s, timeout: 5s }
                  - { url: "http://127.0.0.1:9/ready", interval: 5s, timeout: 5s }
            """;
    private static final String BAD = """
            services:
              - name: checkout
                endpionts: []
                endpoints:
                  - { url: "http://127.0.0.1:9/health", interval: soon }
            """;

    private final Shell shell = new Shell();

    @TempDir
    private Path directory = Path.of("");

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("vedette.yml"), text).toString();
    }

    @Test
    void aGoodConfigurationIsCalledGoodWithItsExtent() throws IOException {
        String file = file(GOOD);

        assertThat(shell.run("check", "-c", file)).isZero();
        assertThat(shell.lines().getLast())
                .startsWith(file + " is good: 1 service, 2 endpoints, 0.3 probes a second")
                .endsWith("; 1 warning");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void eachSourceIsLookedAtAndItsTargetsCount() throws IOException {
        Files.writeString(directory.resolve("targets.json"), """
                [{"targets": ["127.0.0.1:9", "a b"]}, {"targets": ["127.0.0.1:8"], "labels": {"path": "/x"}}]""");
        String file = file("""
                services:
                  - name: fleet
                    discovery:
                      - { file_sd: { files: [targets.json] }, endpoint: { url: "http://{{ address }}{{ labels.path }}" } }
                      - { list: { files: [none.txt] }, endpoint: { url: "{{ address }}" } }
                """);

        assertThat(shell.run("check", "-c", file)).isZero();
        assertThat(shell.out())
                .contains("discovery of fleet/file_sd, file_sd " + directory.resolve("targets.json")
                        + ": 2 targets, 1 endpoint, 2 refused")
                .contains("  refused: a b has a space or a control character in it")
                .contains("  refused: 127.0.0.1:9 has no label path")
                .contains(directory.resolve("none.txt") + " is not there; 0 targets, 0 endpoints");
        assertThat(shell.lines().getLast()).contains("is good: 1 service, 1 endpoint");
    }

    @Test
    void whereDeploymentsAreComparedItSaysHowSoonTheyAreJudgedAndAtWhatCost() throws IOException {
        String file = file("""
                services:
                  - name: shop
                    endpoints: [{ url: "http://127.0.0.1:9/health", interval: 2s, timeout: 1s }]
                    deployments: { watch: 1h }
                """);

        assertThat(shell.run("check", "-c", file)).isZero();
        assertThat(shell.out())
                .contains("deployments of shop, at 0.50 probes a second all the time: an outage is blamed after ")
                .contains("a pass takes ", " without an error, the watch is ");
    }

    @Test
    void aMaintenanceWindowIsShownWithItsNextTimeAndOneThatIsOverIsCalledSo() throws IOException {
        String file = file(GOOD + """
                maintenance:
                  - { name: nightly, reason: vacuum, services: [checkout], cron: "0 3 * * *", for: 1h }
                  - { name: disk, reason: a disk, services: [checkout], once: { from: 2020-01-01 10:00, to: 2020-01-01 12:00 } }
                """);

        assertThat(shell.run("check", "-c", file)).isZero();
        assertThat(shell.out())
                .containsPattern("maintenance nightly is (open|next open from) .* until .*: checkout")
                .contains("maintenance disk is over: it can be removed");
    }

    @Test
    void aPingThatThisUserMayNotSendIsAWarning() throws IOException {
        String file = file("services: [{ name: a, endpoints: [{ url: \"icmp://127.0.0.1\" }] }]\n");

        assertThat(shell.run("check", "-c", file)).isZero();
        String refusal = EchoSocket.refusal();
        assertThat(shell.out().contains("1 endpoint is pinged, which this user may not"))
                .isEqualTo(refusal != null);
    }

    @Test
    void everyProblemIsPrintedWithItsPlaceAndCounted() throws IOException {
        String file = file(BAD);

        assertThat(shell.run("check", "-c", file)).isEqualTo(1);
        assertThat(shell.out())
                .contains(file + ":3:", "endpionts", "did you mean \"endpoints\"?")
                .contains(file + ":5:", "services[0].endpoints[0].interval");
        assertThat(shell.lines().getLast()).startsWith("2 problems");
    }

    @Test
    void aFileThatIsNotThereIsAProblemLikeAnother() {
        assertThat(shell.run("check", "-c", "/no/such/vedette.yml")).isEqualTo(1);
        assertThat(shell.lines()).hasSize(2);
        assertThat(shell.lines().getFirst()).startsWith("/no/such/vedette.yml: is not there");
        assertThat(shell.lines().getLast()).isEqualTo("1 problem");
    }

    @Test
    void programsGetTheFindingsAsJson() throws IOException {
        shell.run("check", "--json", "-c", file(GOOD));
        JsonObject good = new JsonObject(shell.out());
        assertThat(good.getBoolean("good")).isTrue();
        assertThat(good.getInteger("endpoints")).isEqualTo(2);
        assertThat(good.getDouble("probes_per_second")).isEqualTo(0.3);

        assertThat(shell.run("check", "--json", "-c", file(BAD))).isEqualTo(1);
        JsonObject bad = new JsonObject(shell.out());
        assertThat(bad.getBoolean("good")).isFalse();
        assertThat(bad.getJsonArray("problems").stream().map(JsonObject.class::cast))
                .anySatisfy(problem -> {
                    assertThat(problem.getString("severity")).isEqualTo("error");
                    assertThat(problem.getInteger("line")).isEqualTo(3);
                    assertThat(problem.getString("path")).startsWith("services[0]");
                });
    }
}
