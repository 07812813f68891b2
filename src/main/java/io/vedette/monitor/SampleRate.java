package io.vedette.monitor;

import io.vedette.slo.Sampling;
import io.vedette.target.Service;
import io.vedette.target.Target;
import java.time.Duration;

/**
 * How long a service's slots are, and how long they stay open.
 *
 * @param grace how long after its end a slot waits for a result: the longest timeout, and a second for our own part
 */
record SampleRate(Duration slot, Duration grace) {
    static SampleRate of(Service service) {
        Duration longest = service.targets().stream()
                .map(Target::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ofSeconds(5));
        return new SampleRate(Sampling.slotOf(service.targets()), longest.plusSeconds(1));
    }
}
