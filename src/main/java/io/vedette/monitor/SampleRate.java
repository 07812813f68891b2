package io.vedette.monitor;

import io.vedette.target.Service;
import io.vedette.target.Target;
import java.time.Duration;
import java.util.List;

/**
 * How densely a service is sampled, and so how long its slots are.
 *
 * @param slot the longest of 10, 15, 20, 30 and 60 s that no target's interval is shorter than: each divides every window
 * @param grace how long after its end a slot waits for a result: the longest timeout, and a second for our own part
 * @param perSecond samples due a second over all targets
 */
record SampleRate(Duration slot, Duration grace, double perSecond) {
    private static final List<Integer> SLOT_SECONDS = List.of(60, 30, 20, 15);

    static SampleRate of(Service service) {
        Duration shortest = service.targets().stream()
                .map(Target::interval)
                .min(Duration::compareTo)
                .orElse(Duration.ofSeconds(10));
        Duration longest = service.targets().stream()
                .map(Target::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ofSeconds(5));
        int seconds = SLOT_SECONDS.stream()
                .filter(slot -> shortest.compareTo(Duration.ofSeconds(slot)) >= 0)
                .findFirst()
                .orElse(10);
        double rate = service.targets().stream()
                .mapToDouble(target -> 1e9 / target.interval().toNanos())
                .sum();
        return new SampleRate(Duration.ofSeconds(seconds), longest.plusSeconds(1), rate);
    }
}
