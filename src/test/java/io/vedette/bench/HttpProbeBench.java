package io.vedette.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vedette.probe.Probe;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.Way;
import io.vedette.probe.kinds.Probes;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Pem;
import io.vedette.probe.run.TlsSpec;
import io.vedette.sample.Outcome;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What one HTTP probe costs this process, against nginx on loopback in a process of its own: {@code HttpProbeBench RATE SECONDS WARMUP [TARGETS] [tls] [kept]}.
 * Prints a line every ten seconds, and the figures of everything after the warm-up.
 */
public final class HttpProbeBench {
    private static final long TICK_MILLIS = 5;
    private static final int PLAIN = 18_090;
    private static final int SECURE = 18_091;
    private static final String NAME = "target.test";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Probe> probes = new ArrayList<>();
    private final int rate;
    private final Way way;
    private final String scheme;
    private double owed;
    private int next;
    private long finished;
    private long failed;
    private long micros;

    private HttpProbeBench(int rate, Way way, String scheme) {
        this.rate = rate;
        this.way = way;
        this.scheme = scheme;
    }

    /** The rate, the seconds, the seconds before counting begins, the number of targets, and how they are asked. */
    public static void main(String[] args) throws Exception {
        var words = Arrays.asList(args[0].split(" "));
        var rate = Integer.parseInt(words.get(0));
        var seconds = Integer.parseInt(words.get(1));
        var warmUp = Integer.parseInt(words.get(2));
        var targets = words.size() > 3 ? Integer.parseInt(words.get(3)) : 1_000;
        var authority = new CertificateBuilder()
                .subject("CN=bench")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        var tls = new TlsSpec(
                new Pem("authority", authority.getRootCertificatePEM()), null, NAME, TlsSpec.Version.TLS_1_2, false);
        var way = new Way(Addressing.ANY, tls);
        var server = nginx(new CertificateBuilder()
                .subject("CN=" + NAME)
                .addSanDnsName(NAME)
                .addExtendedKeyUsageServerAuth()
                .buildIssuedBy(authority));
        try {
            new HttpProbeBench(
                            rate,
                            words.contains("kept") ? way.keeping() : way,
                            words.contains("tls") ? "https" : "http")
                    .run(targets, warmUp, seconds);
        } finally {
            server.destroy();
        }
        System.exit(0);
    }

    private static Process nginx(X509Bundle certificate) throws IOException {
        var folder = Files.createTempDirectory("bench");
        Files.writeString(folder.resolve("certificate.pem"), certificate.getCertificatePathPEM());
        Files.writeString(folder.resolve("key.pem"), certificate.getPrivateKeyPEM());
        var configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(folder));
        return new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                .inheritIO()
                .start();
    }

    private static String configuration(Path folder) {
        return """
                daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;
                worker_rlimit_nofile 65536; events { worker_connections 32768; }
                http {
                  access_log off; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                  uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s; keepalive_requests 1000000; keepalive_timeout 300s;
                  ssl_certificate %1$s/certificate.pem; ssl_certificate_key %1$s/key.pem;
                  server {
                    listen 0.0.0.0:%2$d backlog=4096; listen 0.0.0.0:%3$d ssl backlog=4096;
                    location / { default_type application/json; return 200 '{"status":"UP"}'; }
                  }
                }
                """.formatted(folder, PLAIN, SECURE);
    }

    private void run(int targets, int warmUp, int seconds) throws TimeoutException {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        var context = vertx.getOrCreateContext();
        var room = new Probes(context, System::nanoTime, InstantSource.system());
        for (var i = 0; i < targets; i++) {
            probes.add(room.probe(target(i)));
        }
        context.runOnContext(_ -> vertx.setPeriodic(TICK_MILLIS, _ -> tick()));
        for (var passed = 0; passed < warmUp; passed += 10) {
            print("warming", measure(vertx, context, 10));
        }
        print("result ", measure(vertx, context, seconds));
    }

    private Target target(int i) {
        var port = scheme.equals("https") ? SECURE : PLAIN;
        var url = URI.create(scheme + "://127.1." + i / 250 + "." + (i % 250 + 1) + ":" + port + "/health");
        return new Target(
                new TargetId("bench", "endpoint-" + i),
                HttpSpec.get(url)
                        .by(way)
                        .expecting(List.of(Expectation.StatusIn.SUCCESS, new Expectation.JsonEquals("/status", "UP"))),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    private void tick() {
        for (owed += rate * TICK_MILLIS / 1_000.0; owed >= 1; owed--) {
            probes.get(next++ % probes.size()).run().onComplete(done -> count(done.result()));
        }
    }

    private void count(Outcome outcome) {
        finished++;
        if (outcome instanceof Outcome.Up up) {
            micros += up.phases().total();
        } else {
            failed++;
            System.out.println(outcome);
        }
    }

    private record Reading(long cpu, long allocated, long finished, long failed, long micros) {
        Reading since(Reading before) {
            return new Reading(
                    cpu - before.cpu,
                    allocated - before.allocated,
                    finished - before.finished,
                    failed - before.failed,
                    micros - before.micros);
        }
    }

    private Reading reading() {
        return new Reading(
                system.getProcessCpuTime(), threads.getTotalThreadAllocatedBytes(), finished, failed, micros);
    }

    /** What the next seconds cost, read on the event loop that counts. */
    private Reading measure(Vertx vertx, Context loop, int seconds) throws TimeoutException {
        Future<Reading> cost = Future.future(measured -> loop.runOnContext(_ -> {
            var before = reading();
            vertx.setTimer(
                    TimeUnit.SECONDS.toMillis(seconds),
                    _ -> measured.complete(reading().since(before)));
        }));
        return cost.await(seconds + 60L, TimeUnit.SECONDS);
    }

    private void print(String what, Reading took) {
        var probed = Math.max(1, took.finished);
        System.out.printf(
                "%s %,8d probes  %6.1f us CPU a probe  %,6d bytes a probe  mean latency %5d us  failed %d%n",
                what,
                took.finished,
                took.cpu / 1e3 / probed,
                took.allocated / probed,
                took.micros / Math.max(1, took.finished - took.failed),
                took.failed);
    }
}
