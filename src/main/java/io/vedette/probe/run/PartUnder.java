package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Part;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A part of the probe takes less than {@code limit}; for every kind alike. A part that did not happen, as the handshake of a kept connection, took no time. */
public record PartUnder(Part part, Duration limit) implements Condition<Timed> {
    @Override
    public String words() {
        return part.label() + " under " + Plain.duration(limit);
    }

    @Override
    public @Nullable Theirs failure(Timed answer) {
        var micros = part.of(answer.phases());
        if (micros == Phases.NONE || micros * 1_000 < limit.toNanos()) {
            return null;
        }
        var found = Plain.duration(Duration.ofNanos(micros * 1_000));
        return new Theirs(Reason.LATENCY, "expected " + words() + ", found " + found);
    }
}
