package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sum of the phases is less than {@code limit}; for every kind alike. */
public record LatencyUnder(Duration limit) implements Condition<Timed> {
    @Override
    public String words() {
        return "latency under " + Plain.duration(limit);
    }

    @Override
    public @Nullable Theirs failure(Timed answer) {
        var found = Duration.ofNanos(answer.phases().total() * 1_000);
        return found.compareTo(limit) < 0
                ? null
                : new Theirs(Reason.LATENCY, "expected " + words() + ", found " + Plain.duration(found));
    }
}
