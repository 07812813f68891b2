package io.vedette.store;

import io.vedette.monitor.Inputs;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import io.vedette.window.Unpacker;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Tells again what a {@link Batch} wrote down. Belongs to one thread. */
final class BatchReader {
    private final Unpacker unpacker;
    private final LongFunction<@Nullable TargetId> names;
    private final List<@Nullable TargetId> targets = new ArrayList<>();
    private final List<Observed> observations = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private long last;

    /**
     * @param names the target of a {@link TargetKey}; null for one that nobody wants to hear of
     */
    private BatchReader(byte[] batch, LongFunction<@Nullable TargetId> names) {
        this.unpacker = new Unpacker(Batch.VERSION, batch);
        this.names = names;
    }

    /** Tells all of {@code batch} to {@code inputs}; answers false, after what could be read, when it is damaged or of another version. */
    static boolean read(byte[] batch, LongFunction<@Nullable TargetId> names, Inputs inputs) {
        var reader = new BatchReader(batch, names);
        try {
            while (reader.unpacker.isWhole() && !reader.unpacker.isWholeAndAtItsEnd()) {
                reader.next(inputs);
            }
            return reader.unpacker.isWhole();
        } catch (DateTimeException | ArithmeticException noTime) {
            return false;
        }
    }

    private void next(Inputs inputs) {
        int kind = (int) unpacker.number(0, Batch.REVOKED + Batch.MAINTENANCE + Batch.BLINDED);
        last += unpacker.number();
        Instant now = Instant.EPOCH.plus(last, ChronoUnit.MICROS);
        switch (kind) {
            case Batch.TICKED -> tell(() -> inputs.ticked(now));
            case Batch.BLINDED -> {
                Instant since = before(now);
                tell(() -> inputs.blinded(since, now));
            }
            case Batch.LEFT, Batch.SKIPPED -> {
                TargetId target = target();
                Instant due = before(now);
                if (target != null) {
                    tell(() -> told(inputs, kind, target, due, now));
                }
            }
            default -> sample(kind, now, inputs);
        }
    }

    private static void told(Inputs inputs, int kind, TargetId target, Instant due, Instant now) {
        if (kind == Batch.LEFT) {
            inputs.left(target, due, now);
        } else {
            inputs.skipped(target, due, now);
        }
    }

    private void sample(int kind, Instant now, Inputs inputs) {
        TargetId target = target();
        Instant due = before(now);
        Duration lateness = Duration.of(unpacker.number(), ChronoUnit.MICROS);
        Outcome outcome = outcome(kind & (Batch.CONFIRMATION - 1));
        Purpose purpose = purpose(kind);
        if (target != null) {
            var sample = new Sample(target, due, lateness, outcome, purpose);
            boolean revoked = (kind & Batch.REVOKED) != 0;
            tell(revoked ? () -> inputs.revoked(sample, now) : () -> inputs.sample(sample, now));
        }
    }

    private static Purpose purpose(int kind) {
        if ((kind & Batch.MAINTENANCE) != 0) {
            return Purpose.MAINTENANCE;
        }
        return (kind & Batch.CONFIRMATION) == 0 ? Purpose.SCHEDULED : Purpose.CONFIRMATION;
    }

    private Outcome outcome(int kind) {
        return switch (kind) {
            case Batch.UP -> new Outcome.Up(phases(), observed());
            case Batch.DOWN -> new Outcome.Down(reason(), text(), phases(), observed());
            case Batch.DEGRADED -> new Outcome.Degraded(reason(), text(), phases(), observed());
            default -> new Outcome.Unknown(text());
        };
    }

    private Reason reason() {
        return Reason.of((int) unpacker.number(0, Reason.CODES - 1));
    }

    /** What was read of an entry that breaks off is not told. */
    private void tell(Runnable telling) {
        if (unpacker.isWhole()) {
            telling.run();
        }
    }

    private Instant before(Instant now) {
        return now.minus(unpacker.number(), ChronoUnit.MICROS);
    }

    private Phases phases() {
        return new Phases(
                unpacker.number(), unpacker.number(), unpacker.number(), unpacker.number(), unpacker.number());
    }

    private @Nullable TargetId target() {
        int number = (int) unpacker.number(0, targets.size());
        if (number == targets.size()) {
            targets.add(names.apply(unpacker.number()));
        }
        return targets.get(number);
    }

    private Observed observed() {
        int number = (int) unpacker.number(0, observations.size());
        if (number == observations.size()) {
            int status = (int) unpacker.number();
            String version = text();
            String value = text();
            long expiry = unpacker.number();
            observations.add(new Observed(
                    status,
                    version.isEmpty() ? null : version,
                    expiry == 0 ? null : Instant.ofEpochSecond(expiry),
                    value.isEmpty() ? null : value));
        }
        return observations.get(number);
    }

    private String text() {
        int number = (int) unpacker.number(0, texts.size());
        if (number == texts.size()) {
            texts.add(new String(unpacker.block(), StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }
}
