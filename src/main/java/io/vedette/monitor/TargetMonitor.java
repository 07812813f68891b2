package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.monitor.ServiceSnapshot.Proof;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.sample.Evidence;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.schedule.Cadence;
import io.vedette.target.Target;
import io.vedette.window.LatencyWindow;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One target's health, latency, last result and result counts; belongs to the event loop of its service. */
final class TargetMonitor {
    private static final Duration SUMMARY_AGE = Duration.ofSeconds(10);

    private static final int VERSION = 1;

    private final Target target;
    private final DownRule rule;
    private LatencyWindow latency;
    private final boolean keepsLatency;
    private final Summary summary = new Summary(SUMMARY_AGE);
    private final ResultCounts counts = new ResultCounts();
    private final Attention attention;
    private HealthState health;
    private @Nullable Sample last;
    private Instant accounted;
    private @Nullable Instant certificateExpiry;
    private @Nullable TargetSnapshot snapshot;
    private @Nullable Proof proof;

    /**
     * A monitor that takes over what {@code earlier} knew of the same target.
     *
     * @param keepsLatency whether latencies go into the window: half of a sample's cost, and no alert's business
     */
    TargetMonitor(Target target, DownRule rule, boolean keepsLatency, Instant now, @Nullable TargetMonitor earlier) {
        this.target = target;
        this.rule = rule;
        this.keepsLatency = keepsLatency;
        this.attention = new Attention(target, now, earlier == null ? null : earlier.attention);
        if (earlier == null) {
            this.latency = new LatencyWindow();
            this.health = new HealthState.New(now);
            this.accounted = now;
            return;
        }
        this.latency = earlier.latency;
        this.health = earlier.health;
        this.proof = earlier.proof;
        this.certificateExpiry = earlier.certificateExpiry;
        this.last = earlier.last;
        this.accounted = earlier.accounted;
        counts.become(earlier.counts);
    }

    Target target() {
        return target;
    }

    HealthState health() {
        return health;
    }

    LatencyWindow latency() {
        return latency;
    }

    /** What is last said of {@link #latency}. */
    Summary summary() {
        return summary;
    }

    /** The last failure that was looked at closely; absent before the first. */
    @Nullable
    Proof proof() {
        return proof;
    }

    Attention attention() {
        return attention;
    }

    /** Until when its certificate is valid; absent where there is none, or it was not seen yet. */
    @Nullable
    Instant certificateExpiry() {
        return certificateExpiry;
    }

    /** Whether it is down, degraded, or about to be, for its certificate. */
    boolean isDistrusted() {
        return switch (health) {
            case HealthState.Suspect suspect -> suspect.last().reason() == Reason.CERTIFICATE;
            case HealthState.Slipping slipping -> slipping.last().reason() == Reason.CERTIFICATE;
            case HealthState.Down down -> down.last().reason() == Reason.CERTIFICATE;
            case HealthState.Degraded degraded -> degraded.last().reason() == Reason.CERTIFICATE;
            case HealthState.New _, HealthState.Up _ -> false;
        };
    }

    /** Takes over an alert of an earlier life, and with it what the target was then; answers whether it goes on. */
    boolean recall(Alert known) {
        if (health instanceof HealthState.New) {
            switch (known.name()) {
                case Alerts.DOWN -> goOn(known, new HealthState.Down(known.startsAt(), 0, failure(known)));
                case Alerts.DEGRADED -> goOn(known, new HealthState.Degraded(known.startsAt(), 0, weakness(known)));
                default -> {}
            }
        }
        Alert open = attention.alert();
        return open != null && open.episode().equals(known.episode());
    }

    private void goOn(Alert known, HealthState state) {
        health = state;
        attention.alert(known);
    }

    private static Outcome.Down failure(Alert known) {
        return new Outcome.Down(Reason.UNREACHABLE, known.description(), Phases.EMPTY, Observed.NOTHING);
    }

    private static Outcome.Degraded weakness(Alert known) {
        return new Outcome.Degraded(Reason.LATENCY, known.description(), Phases.EMPTY, Observed.NOTHING);
    }

    /** Whether there was nothing to find yet: {@link Attention#isIdle}. */
    boolean isIdle(Sample sample) {
        return attention.isIdle(sample);
    }

    /** Counts a sample and answers whether there may be news: the health's state changed its kind, or the endpoint begins or ceases to flap. */
    boolean accept(Sample sample, Instant now) {
        last = sample;
        snapshot = null;
        if (sample.scheduled() || sample.excused()) {
            account(sample.due());
        }
        count(sample);
        keep(sample);
        HealthState before = health;
        health = rule.step(before, sample.outcome(), now);
        boolean more = attention.saw(sample, health, now);
        return more || before.getClass() != health.getClass();
    }

    /** Forgets what began since {@code since}; answers the alert that began then. */
    @Nullable
    Alert blinded(Instant since, Instant now) {
        snapshot = null;
        HealthState before = health;
        health = switch (before) {
            case HealthState.Suspect suspect
            when !suspect.since().isBefore(since) ->
                suspect.before() == null ? new HealthState.New(now) : suspect.before();
            case HealthState.Down down when !down.since().isBefore(since) -> new HealthState.New(now);
            case HealthState kept -> kept;
        };
        return health.equals(before) ? attention.begunSince(since) : attention.blinded(since);
    }

    /** Whether the next outcome may decide, or has decided without anybody looking closely. */
    boolean doubts() {
        return switch (health) {
            case HealthState.New _, HealthState.Up _ -> false;
            case HealthState.Suspect _, HealthState.Slipping _ -> true;
            case HealthState.Down down -> isUnproven(down.since());
            case HealthState.Degraded degraded -> isUnproven(degraded.since());
        };
    }

    private boolean isUnproven(Instant since) {
        Proof known = proof;
        return known == null || known.due().isBefore(since);
    }

    /** The last piece of evidence before the health changed: nobody looks closely again until it is in doubt once more. */
    private void keep(Sample sample) {
        Evidence seen = sample.evidence();
        if (seen != null && sample.outcome() instanceof Outcome.Faulty faulty) {
            proof = new Proof(sample.due(), faulty.reason(), faulty.detail(), seen);
        }
    }

    /** The process is back at {@code now}. */
    void resume(Instant now) {
        attention.away(accounted, now);
    }

    /** What was due until {@code due} has come to something: a result, or a time that was slept through. */
    void account(Instant due) {
        accounted = due.isAfter(accounted) ? due : accounted;
    }

    /** Calls {@code missed} with every due time before {@code now} that came to nothing; they are accounted for then. */
    void missed(Instant now, Consumer<Instant> missed) {
        var cadence = Cadence.of(target.id(), target.interval());
        for (Instant due = cadence.after(accounted); due.isBefore(now); due = cadence.after(due)) {
            missed.accept(due);
            accounted = due;
        }
    }

    /** All that it knows but the latencies that are over, for {@link #decode}. */
    byte[] encode() {
        var packer = new Packer(VERSION).block(latency.encodeRecent()).time(accounted);
        counts.pack(packer);
        HealthPacking.health(health, packer);
        Instant expiry = certificateExpiry;
        packer.number(expiry == null ? 0 : expiry.getEpochSecond());
        Alert open = attention.alert();
        packer.number(open == null ? 0 : 1);
        if (open != null) {
            Packing.alert(open, packer);
        }
        Sample sample = last;
        packer.number(sample == null ? 0 : 1);
        if (sample != null) {
            packer.time(sample.due())
                    .number(sample.lateness().toNanos())
                    .number(sample.purpose().ordinal());
            HealthPacking.outcome(sample.outcome(), packer);
        }
        attention.pack(packer);
        return packer.bytes();
    }

    /** Takes over what was encoded; answers false, and knows nothing, if it is damaged or of another version. */
    boolean decode(byte[] bytes, byte[] sealed) {
        var unpacker = new Unpacker(VERSION, bytes);
        LatencyWindow known = LatencyWindow.decode(unpacker.block(), sealed);
        Instant until = unpacker.time();
        ResultCounts counted = ResultCounts.unpack(unpacker);
        HealthState state = HealthPacking.health(unpacker);
        long expiry = unpacker.number(0, Integer.MAX_VALUE * 10L);
        Alert open = unpacker.number(0, 1) == 1 ? Packing.alert(unpacker) : null;
        Sample sample = unpacker.number(0, 1) == 1 ? sample(unpacker) : null;
        if (!unpacker.isWholeAndAtItsEnd()) {
            attention.unpack(unpacker); // not there in what an earlier release kept
        }
        if (known == null || !unpacker.isWholeAndAtItsEnd()) {
            return false;
        }
        latency = known;
        accounted = until;
        counts.become(counted);
        health = state;
        certificateExpiry = expiry == 0 ? null : Instant.ofEpochSecond(expiry);
        attention.alert(open);
        last = sample;
        return true;
    }

    private Sample sample(Unpacker unpacker) {
        Instant due = unpacker.time();
        Duration lateness = Duration.ofNanos(unpacker.number());
        var purpose = Sample.Purpose.values()[(int) unpacker.number(0, Sample.Purpose.values().length - 1)];
        return new Sample(target.id(), due, lateness, HealthPacking.outcome(unpacker), purpose);
    }

    private void count(Sample sample) {
        if (sample.outcome() instanceof Outcome.Measured measured) {
            see(measured.observed().certificateExpiry());
        }
        if (!sample.scheduled()) {
            return;
        }
        counts.count(sample.outcome());
        if (keepsLatency && sample.outcome() instanceof Outcome.Answered answered) {
            latency.record(sample.due(), answered.phases().total());
        }
    }

    private void see(@Nullable Instant expiry) {
        if (expiry != null) {
            certificateExpiry = expiry;
        }
    }

    /** How it stands; the same picture until something changes. */
    TargetSnapshot snapshot(Instant now) {
        latency.rollTo(now);
        LatencySummary latencies = summary.of(latency, now);
        TargetSnapshot known = snapshot;
        boolean blind = attention.isBlind(now);
        if (known == null || !known.latency().equals(latencies) || blind != isNoData(known)) {
            known = snapshot(latencies, blind);
            snapshot = known;
        }
        return known;
    }

    private static boolean isNoData(TargetSnapshot known) {
        return known.life().degraded() == Life.NO_DATA;
    }

    private TargetSnapshot snapshot(LatencySummary latencies, boolean blind) {
        Sample sample = last;
        Last found = sample == null ? null : new Last(sample.due(), sample.lateness(), sample.outcome());
        return new TargetSnapshot(
                target,
                health.health(),
                health.since(),
                found,
                latencies,
                certificateExpiry,
                counts.results(),
                proof,
                EndpointLife.of(health, blind, attention.flapping().isOn()));
    }
}
