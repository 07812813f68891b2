package io.vedette.bench.fleet;

import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Prints what a trial came to. */
final class Report {
    private static final int THREADS_NAMED = 8;

    private final Fleet fleet;
    private final OptionalDouble floor;
    private double steady;

    Report(Fleet fleet, OptionalDouble floor) {
        this.fleet = fleet;
        this.floor = floor;
        say(
                floor.isPresent()
                        ? "floor: %.1f us a probe (C and epoll, %.0f a second)"
                                .formatted(floor.getAsDouble(), fleet.probesPerSecond())
                        : "no floor: there is no C compiler here");
    }

    void start(Reading now, long started, Visitor visitor) {
        Seen seen = now.seen();
        say(
                "start: the first probe after %d ms; %,d of %,d endpoints probed so far%s; the fullest tenth of a second had %.1f times the mean; %s",
                seen.firstAt() - started,
                seen.endpoints(),
                fleet.endpoints(),
                seen.allAfterMillis() < 0 ? "" : ", all after " + seen.allAfterMillis() + " ms more",
                seen.crowding(),
                visitor.page());
        say(
                "  minute  probes/s  us/probe  floors  bytes/probe  PSS MB  RSS MB  lost  gap off by ms: p50 · p99 · worst");
    }

    void minute(int minute, Reading before, Reading now) {
        line(Integer.toString(minute), before, now, now.seen().minute());
    }

    void steady(Reading before, Reading now) {
        if (now.seen().arrived() == before.seen().arrived()) {
            say("  no steady state: it begins after minute %d", Trial.WARM_MINUTE);
            return;
        }
        steady = line("steady", before, now, now.seen().steady());
        threads(before, now);
    }

    private double line(String when, Reading before, Reading now, Seen.Gaps gaps) {
        long probes = Math.max(1, now.seen().arrived() - before.seen().arrived());
        double micros = (now.cpuMicros() - before.cpuMicros()) / probes;
        say(
                "  %6s %9.0f %9.1f %7.2f %12.0f %7d %7d %5d  %s",
                when,
                probes * 1e9 / (now.nanos() - before.nanos()),
                micros,
                micros / floor.orElse(Double.NaN),
                (now.allocated() - before.allocated()) / probes,
                now.pss(),
                now.rss(),
                now.seen().lost() - before.seen().lost() + now.seen().silent(),
                gaps);
        return micros;
    }

    private static void threads(Reading before, Reading now) {
        double probes = now.seen().arrived() - before.seen().arrived();
        say("  us a probe by thread: "
                + now.threads().entrySet().stream()
                        .map(thread -> Map.entry(
                                thread.getKey(),
                                (thread.getValue() - before.threads().getOrDefault(thread.getKey(), 0.0)) / probes))
                        .sorted(Comparator.comparingDouble(thread -> -thread.getValue()))
                        .limit(THREADS_NAMED)
                        .map(thread -> "%s %.1f".formatted(thread.getKey(), thread.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    void end(Reading begun, Reading now, Client client, Visitor visitor) throws IOException, InterruptedException {
        String delays = client.world("/delays");
        long[] sorted = Trial.sorted(delays);
        if (sorted.length > 0) {
            say(
                    "told after the deciding failure: the first after %.1f ms; p50 %.1f ms, worst %.1f ms of %d",
                    Long.parseLong(delays.substring(0, (delays + " ").indexOf(' '))) / 1e3,
                    sorted[sorted.length / 2] / 1e3,
                    sorted[sorted.length - 1] / 1e3,
                    sorted.length);
        }
        say("%s; /metrics: %s", visitor.page(), visitor.scrapes());
        Metrics own = client.metrics("vedette_schedule_lateness", "vedette_probes_skipped", "vedette_probe_results");
        say(
                "of itself: lateness %.3f ms on average, %.0f due times skipped, %.0f results unknown",
                1e3
                        * own.sum("vedette_schedule_lateness_seconds_sum", "")
                        / own.sum("vedette_schedule_lateness_seconds_count", ""),
                own.sum("vedette_probes_skipped_total", ""),
                own.sum("vedette_probe_results_total", "result=\"unknown\""));
        say(
                "in all: %,d probes, %.1f us a probe from the start of the process",
                now.seen().arrived() - begun.seen().arrived(),
                now.cpuMicros() / Math.max(1, now.seen().arrived()));
    }

    /** The floor once more, for a machine is not the same all the time. */
    void compare(OptionalDouble again) {
        if (again.isPresent() && steady > 0) {
            double mean = (floor.orElse(0) + again.getAsDouble()) / 2;
            say("floor again: %.1f us; steady state: %.2f x their mean", again.getAsDouble(), steady / mean);
        }
    }

    private static void say(String format, Object... figures) {
        System.out.printf(Locale.ROOT, format + "%n", figures);
    }
}
