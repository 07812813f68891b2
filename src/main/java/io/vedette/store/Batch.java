package io.vedette.store;

import io.vedette.monitor.Inputs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import io.vedette.window.Packer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * What monitors were told in about a second, as bytes that need nothing else to be read ({@link BatchReader}). Times are microseconds since the entry before;
 * targets, details and what answers told of themselves are written once and then named by their number in the batch. Belongs to one event loop.
 */
final class Batch implements Inputs {
    static final int VERSION = 1;

    static final int TICKED = 0;
    static final int LEFT = 1;
    static final int SKIPPED = 2;
    static final int UP = 3;
    static final int DOWN = 4;
    static final int UNKNOWN = 5;
    static final int DEGRADED = 6;
    /** Added to the kind of a sample that was a second look. */
    static final int CONFIRMATION = 8;
    /** Added to the kind of a sample of a target that was worked on. */
    static final int MAINTENANCE = 16;
    /** Added to the kind of a sample that is taken back. */
    static final int REVOKED = 32;
    /** That nothing could be seen. */
    static final int BLINDED = 7;

    private final Map<TargetId, Integer> targets = new HashMap<>();
    private final Map<Observed, Integer> observations = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private Packer packer = new Packer(VERSION);
    private long last;
    private int entries;

    @Override
    public void left(TargetId target, Instant due, Instant now) {
        begin(LEFT, now);
        target(target);
        packer.number(micros(due, now));
    }

    @Override
    public void skipped(TargetId target, Instant due, Instant now) {
        begin(SKIPPED, now);
        target(target);
        packer.number(micros(due, now));
    }

    @Override
    public void ticked(Instant now) {
        begin(TICKED, now);
    }

    @Override
    public void revoked(Sample sample, Instant now) {
        sample(sample, REVOKED, now);
    }

    @Override
    public void blinded(Instant since, Instant now) {
        begin(BLINDED, now);
        packer.number(micros(since, now));
    }

    @Override
    public void sample(Sample sample, Instant now) {
        sample(sample, 0, now);
    }

    private void sample(Sample sample, int more, Instant now) {
        begin(kind(sample.outcome()) + purpose(sample.purpose()) + more, now);
        target(sample.target());
        packer.number(micros(sample.due(), now)).number(sample.lateness().toNanos() / 1000);
        switch (sample.outcome()) {
            case Outcome.Up(Phases phases, Observed observed) -> measured(phases, observed);
            case Outcome.Faulty faulty -> {
                packer.number(faulty.reason().code());
                text(faulty.detail());
                measured(faulty.phases(), faulty.observed());
            }
            case Outcome.Unknown(String why) -> text(why);
        }
    }

    /** How many calls it holds. */
    int entries() {
        return entries;
    }

    /** Its bytes; it is empty afterwards. */
    byte[] take() {
        byte[] bytes = packer.bytes();
        packer = new Packer(VERSION);
        targets.clear();
        observations.clear();
        texts.clear();
        last = 0;
        entries = 0;
        return bytes;
    }

    private void begin(int kind, Instant now) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        packer.number(kind).number(at - last);
        last = at;
        entries++;
    }

    private static int purpose(Purpose purpose) {
        return switch (purpose) {
            case SCHEDULED -> 0;
            case CONFIRMATION -> CONFIRMATION;
            case MAINTENANCE -> MAINTENANCE;
        };
    }

    private static int kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up _ -> UP;
            case Outcome.Degraded _ -> DEGRADED;
            case Outcome.Down _ -> DOWN;
            case Outcome.Unknown _ -> UNKNOWN;
        };
    }

    private void target(TargetId target) {
        if (isNew(targets, target)) {
            packer.number(TargetKey.of(target));
        }
    }

    private void measured(Phases phases, Observed observed) {
        packer.number(phases.dns()).number(phases.connect()).number(phases.tls());
        packer.number(phases.waiting()).number(phases.transfer());
        if (isNew(observations, observed)) {
            Instant expiry = observed.certificateExpiry();
            packer.number(observed.status());
            text(observed.version() == null ? "" : observed.version());
            text(observed.value() == null ? "" : observed.value());
            packer.number(expiry == null ? 0 : expiry.getEpochSecond());
        }
    }

    private void text(String text) {
        if (isNew(texts, text)) {
            packer.block(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes the number of {@code thing}; a number that was not there before says that the thing itself follows. */
    private <T> boolean isNew(Map<T, Integer> known, T thing) {
        Integer number = known.putIfAbsent(thing, known.size());
        packer.number(number == null ? known.size() - 1 : number);
        return number == null;
    }

    private static long micros(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1000;
    }
}
