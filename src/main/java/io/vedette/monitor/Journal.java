package io.vedette.monitor;

import io.vedette.sample.Sample;
import io.vedette.target.TargetId;
import java.time.Instant;

/** Writes down what the monitors of one event loop are told, and now and then what they know. Belongs to that loop, and never makes it wait. */
public interface Journal extends Inputs {
    /** What was told until now may go to the disk. */
    void flush();

    /** What was told until now is to be kept before anything that is handed over after this: it is the reason for it. */
    void seal();

    /** What {@code monitor} knows as this loop takes it up: to be kept. */
    void begin(ServiceMonitor monitor, Instant now);

    /** What {@code monitor} knows now; what was told until now need not be told to it again. */
    void save(ServiceMonitor monitor, Instant now);

    /** Forgets everything: for a daemon in a test. */
    Journal NONE = new Journal() {
        @Override
        public void left(TargetId target, Instant due, Instant now) {}

        @Override
        public void skipped(TargetId target, Instant due, Instant now) {}

        @Override
        public void sample(Sample sample, Instant now) {}

        @Override
        public void ticked(Instant now) {}

        @Override
        public void flush() {}

        @Override
        public void seal() {}

        @Override
        public void begin(ServiceMonitor monitor, Instant now) {}

        @Override
        public void save(ServiceMonitor monitor, Instant now) {}
    };
}
