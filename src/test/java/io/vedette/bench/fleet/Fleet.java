package io.vedette.bench.fleet;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which endpoints there are, how they are probed, and for how long. The endpoint of number {@code i} is the only one at its address, 127.1.0.1 and on.
 *
 * @param perService how many endpoints one service has
 * @param tls whether they speak TLS 1.3, with a certificate that is checked
 * @param kept whether connections are kept
 * @param hanging whether every hundredth takes connections and never answers
 * @param objectives whether each service has its two objectives with four rules each
 */
public record Fleet(
        int endpoints,
        Duration length,
        Duration interval,
        int perService,
        boolean tls,
        boolean kept,
        boolean hanging,
        boolean objectives) {
    static final int PORT = 18_080;
    /** Where all of them answer without TLS, and nobody counts. */
    static final int FLOOR_PORT = 18_081;

    static final int DAEMON_PORT = 19_808;
    /** The last endpoints fail one after another, to see how soon people are told. */
    static final int FAILING = 20;

    /** As many as fit into one file of a configuration. */
    private static final int A_FILE = 10_000;

    private static final int HOSTS = 250;
    private static final int OF_HUNDRED = 100;
    private static final int THE_HANGING = 37;

    /** As in {@code 10000 300 tls hanging interval=10 per-service=10}: endpoints, seconds, and what differs from the plain case. */
    public static Fleet of(String words) {
        List<String> all = Arrays.asList(words.strip().split("\\s+"));
        return new Fleet(
                Integer.parseInt(all.getFirst()),
                Duration.ofSeconds(all.size() > 1 ? Long.parseLong(all.get(1)) : 300),
                Duration.ofSeconds(figure(all, "interval", 10)),
                figure(all, "per-service", 1),
                all.contains("tls"),
                all.contains("kept"),
                all.contains("hanging"),
                !all.contains("no-objectives"));
    }

    private static int figure(List<String> words, String name, int otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> Integer.parseInt(word.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    /** Whether {@code endpoint} never answers. */
    static boolean hangs(int endpoint) {
        return endpoint % OF_HUNDRED == THE_HANGING;
    }

    /** Whether {@code endpoint} is one of those that fail to see who is told. */
    boolean isForFailing(int endpoint) {
        return endpoint >= endpoints - FAILING;
    }

    static String address(int endpoint) {
        return String.format(
                Locale.ROOT,
                "127.%d.%d.%d",
                1 + endpoint / (HOSTS * HOSTS),
                endpoint / HOSTS % HOSTS,
                1 + endpoint % HOSTS);
    }

    /** Which endpoint has this address; below zero is none. */
    static int endpoint(byte[] address) {
        return (Byte.toUnsignedInt(address[1]) - 1) * HOSTS * HOSTS
                + Byte.toUnsignedInt(address[2]) * HOSTS
                + Byte.toUnsignedInt(address[3])
                - 1;
    }

    static String name(int endpoint) {
        return "endpoint-" + endpoint;
    }

    double probesPerSecond() {
        return (double) endpoints / interval.toSeconds();
    }

    /** What the daemon is told, by file: everything on. */
    Map<String, String> configuration(String database, String authority) {
        var files = new LinkedHashMap<String, String>();
        files.put("vedette.yml", """
                        server: { listen: "127.0.0.1:%d" }
                        storage: { url: "sqlite:%s" }
                        defaults: { interval: %ds, timeout: 5s }
                        slos:
                          - { name: availability, indicator: availability, objective: 99.9%%, window: 30d }
                          - { name: fast, indicator: latency < 500ms, objective: 95%%, window: 30d }
                        receivers:
                          - { name: desk, webhook: { url: "http://127.0.0.1:%d/told" } }
                        routes:
                          receiver: desk
                          group_by: [service, endpoint, alertname]
                          group_wait: 0s
                          routes:
                            - { match: { severity: warning }, group_wait: 1h }
                        """.formatted(DAEMON_PORT, database, interval.toSeconds(), PORT));
        int inOneFile = Math.max(1, A_FILE / perService) * perService;
        for (int first = 0; first < endpoints; first += inOneFile) {
            files.put("services-" + first + ".yml", services(first, Math.min(endpoints, first + inOneFile), authority));
        }
        return files;
    }

    private String services(int from, int to, String authority) {
        var yaml = new StringBuilder(A_FILE * 200).append("services:\n");
        for (int first = from; first < to; first += perService) {
            yaml.append("  - name: service-" + first / perService + "\n");
            yaml.append(objectives ? "    slos: [availability, fast]\n" : "");
            yaml.append("    endpoints:\n");
            for (int i = first; i < Math.min(to, first + perService); i++) {
                yaml.append("      - " + endpoint(i, authority) + "\n");
            }
        }
        return yaml.toString();
    }

    private String endpoint(int number, String authority) {
        return "{ name: " + name(number) + ", url: \"http" + (tls ? "s" : "") + "://" + address(number) + ":" + PORT
                + "/health\", expect: { status: 200, latency: < 2s, json: { /status: UP } }"
                + (tls ? ", tls: { ca_file: \"" + authority + "\", server_name: target.test }" : "")
                + (kept ? ", connection: kept" : "")
                + " }";
    }

    /** What this is, in a line. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%,d endpoints every %d s, %d a service, %s%s connections%s%s",
                endpoints,
                interval.toSeconds(),
                perService,
                kept ? "kept" : "fresh",
                tls ? " TLS" : "",
                objectives ? ", two objectives with four rules each" : ", no objectives",
                hanging ? ", one of a hundred hangs" : "");
    }

    /** The way to say it to another process. */
    String argument() {
        return endpoints + " " + length.toSeconds() + " interval=" + interval.toSeconds() + (tls ? " tls" : "")
                + (kept ? " kept" : "") + (hanging ? " hanging" : "");
    }
}
