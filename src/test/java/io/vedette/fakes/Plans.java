package io.vedette.fakes;

import io.vedette.deployment.Mode;
import io.vedette.deployment.WatchPlan;
import io.vedette.monitor.ServicePlan;
import io.vedette.slo.Indicator;
import io.vedette.slo.Ratio;
import io.vedette.slo.Slo;
import io.vedette.target.Labels;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Service;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Real plans with the values that most tests do not care about. */
public final class Plans {
    public static final Slo AVAILABILITY = new Slo(
            "availability", new Indicator.Availability(), Ratio.of(new BigDecimal("0.999")), Duration.ofDays(30));
    public static final Slo FAST = new Slo(
            "fast",
            new Indicator.Latency(Duration.ofMillis(500)),
            Ratio.of(new BigDecimal("0.95")),
            Duration.ofDays(30));

    private Plans() {}

    /** A service with {@code endpoints} endpoints, probed every {@code interval}. */
    public static ServicePlan service(String name, int endpoints, Duration interval) {
        List<Target> targets = IntStream.range(0, endpoints)
                .mapToObj(number -> target(name, "endpoint-" + number, interval))
                .toList();
        return new ServicePlan(
                new Service(name, Labels.NONE, targets, null, Set.of()),
                List.of(AVAILABILITY, FAST),
                new WatchPlan(Duration.ofMinutes(15), Duration.ofMinutes(10), "take-back", Mode.AUTOMATIC, true));
    }

    /** One that waits to be told, as jobs that report are. */
    public static Target waiting(String service, String endpoint, Duration interval) {
        Target looked = target(service, endpoint, interval);
        return new Target(
                looked.id(), new Waiting(URI.create("heartbeat://" + endpoint)), looked.interval(), looked.timeout());
    }

    public static Target target(String service, String endpoint, Duration interval) {
        Duration timeout = interval.compareTo(Duration.ofSeconds(5)) < 0 ? interval : Duration.ofSeconds(5);
        return new Target(
                new TargetId(service, endpoint), new Spec(URI.create("http://" + endpoint)), interval, timeout);
    }

    private record Spec(URI url) implements ProbeSpec {
        @Override
        public Spec at(URI other) {
            return new Spec(other);
        }
    }

    private record Waiting(URI url) implements ProbeSpec {
        @Override
        public Waiting at(URI other) {
            return new Waiting(other);
        }

        @Override
        public boolean waits() {
            return true;
        }
    }
}
