package io.vedette.engine;

import io.vedette.sample.Outcome;
import io.vedette.sample.Sample;
import io.vedette.sight.Anchors;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at the anchors of this place; belongs to the event loop of its station. */
final class AnchorWatch {
    private final List<ProbeLoop> loops = new ArrayList<>();

    AnchorWatch(List<Target> targets, Anchors anchors, Station station) {
        for (int number = 0; number < targets.size(); number++) {
            loops.add(station.probeLoop(targets.get(number), new Listening(number, anchors, station)));
        }
    }

    void start() {
        loops.forEach(ProbeLoop::start);
    }

    /** Looks at all of them now, out of turn. */
    void glance() {
        loops.forEach(loop -> loop.confirmSoon(Duration.ZERO));
    }

    void stop() {
        loops.forEach(ProbeLoop::stop);
    }

    private record Listening(int number, Anchors anchors, Station station) implements ProbeLoop.Listener {
        @Override
        public void left(Instant due, Duration lateness) {}

        @Override
        public void skipped(Instant due) {}

        @Override
        public boolean doubts() {
            return false;
        }

        @Override
        public void accept(Sample sample) {
            if (!(sample.outcome() instanceof Outcome.Measured)) {
                return;
            }
            boolean answered = !Doubts.isUnanswered(sample.outcome());
            if (sample.scheduled()) {
                anchors.looked(number, answered, station.now());
            } else {
                anchors.glanced(number, answered, station.now());
            }
        }
    }
}
