package io.vedette.adopt.blackbox;

import io.vedette.adopt.foreign.Foreign;
import io.vedette.adopt.foreign.GoDurations;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scrape job of Prometheus that asks blackbox_exporter. */
record Job(Foreign source, Pace usual) {
    private static final String PROBE = "/probe";

    /** How often Prometheus asks, and how long it waits. */
    record Pace(Duration interval, Duration timeout) {
        static final Pace USUAL = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(10));
        private static final Duration OFFSET = Duration.ofMillis(500);

        static Pace of(@Nullable Foreign owner, Pace otherwise) {
            if (owner == null) {
                return otherwise;
            }
            Duration interval = GoDurations.parse(owner.text("scrape_interval"));
            Duration timeout = GoDurations.parse(owner.text("scrape_timeout"));
            return new Pace(
                    Objects.requireNonNullElse(interval, otherwise.interval),
                    Objects.requireNonNullElse(timeout, otherwise.timeout));
        }

        /** How long a probe may take: a little less than Prometheus waits, and no longer than the module says. */
        Duration deadline(@Nullable Duration module) {
            Duration patience = timeout.compareTo(OFFSET) > 0 ? timeout.minus(OFFSET) : timeout;
            Duration shorter =
                    module != null && module.isPositive() && module.compareTo(patience) < 0 ? module : patience;
            return shorter.compareTo(interval) < 0 ? shorter : interval;
        }
    }

    static boolean asksBlackbox(Foreign job) {
        return job.text("metrics_path", "").endsWith(PROBE);
    }

    String name() {
        return source.text("job_name", "blackbox");
    }

    Pace pace() {
        return Pace.of(source, usual);
    }

    /** The module that it asks for where a target says nothing else. */
    String module() {
        return parameter("module", "http_2xx");
    }

    @Nullable
    String hostname() {
        String hostname = parameter("hostname", "");
        return hostname.isEmpty() ? null : hostname;
    }

    String parameter(String key, String otherwise) {
        Foreign params = source.map("params");
        return params == null
                ? otherwise
                : params.texts(key).stream().findFirst().orElse(otherwise);
    }
}
