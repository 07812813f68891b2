package io.vedette.monitor;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Health and outcomes as numbers and texts. What is unpacked from damaged bytes is empty; the unpacker says so in the end. */
final class HealthPacking {
    private static final int NEW = 0;
    private static final int UP = 1;
    private static final int SLIPPING = 2;
    private static final int DEGRADED = 3;
    private static final int SUSPECT = 4;
    private static final int DOWN = 5;
    private static final int UNKNOWN = 6;

    private HealthPacking() {}

    static void health(HealthState health, Packer packer) {
        switch (health) {
            case HealthState.New(Instant since) -> packer.number(NEW).time(since);
            case HealthState.Up(Instant since) -> packer.number(UP).time(since);
            case HealthState.Slipping(int times, Instant since, Outcome.Degraded last) ->
                outcome(last, packer.number(SLIPPING).number(times).time(since));
            case HealthState.Degraded degraded -> degraded(degraded, packer.number(DEGRADED));
            case HealthState.Suspect(int failures, Instant since, Outcome.Down last, HealthState.Degraded before) -> {
                outcome(last, packer.number(SUSPECT).number(failures).time(since));
                packer.number(before == null ? 0 : 1);
                if (before != null) {
                    degraded(before, packer);
                }
            }
            case HealthState.Down(Instant since, int successes, Outcome.Down last) ->
                outcome(last, packer.number(DOWN).number(successes).time(since));
        }
    }

    static HealthState health(Unpacker unpacker) {
        return switch ((int) unpacker.number(0, DOWN)) {
            case UP -> new HealthState.Up(unpacker.time());
            case SLIPPING -> new HealthState.Slipping(unpacker.count(), unpacker.time(), poor(unpacker));
            case DEGRADED -> degraded(unpacker);
            case SUSPECT ->
                new HealthState.Suspect(unpacker.count(), unpacker.time(), down(unpacker), before(unpacker));
            case DOWN -> down(unpacker.count(), unpacker);
            default -> new HealthState.New(unpacker.time());
        };
    }

    private static HealthState down(int successes, Unpacker unpacker) {
        return new HealthState.Down(unpacker.time(), successes, down(unpacker));
    }

    private static void degraded(HealthState.Degraded degraded, Packer packer) {
        outcome(degraded.last(), packer.number(degraded.successes()).time(degraded.since()));
    }

    private static HealthState.Degraded degraded(Unpacker unpacker) {
        int successes = unpacker.count();
        return new HealthState.Degraded(unpacker.time(), successes, poor(unpacker));
    }

    private static HealthState.@Nullable Degraded before(Unpacker unpacker) {
        return unpacker.number(0, 1) == 0 ? null : degraded(unpacker);
    }

    static void outcome(Outcome outcome, Packer packer) {
        switch (outcome) {
            case Outcome.Up(Phases phases, Observed observed) -> measured(packer.number(UP), phases, observed);
            case Outcome.Degraded(Reason reason, String detail, Phases phases, Observed observed) ->
                measured(packer.number(DEGRADED).number(reason.code()).text(detail), phases, observed);
            case Outcome.Down(Reason reason, String detail, Phases phases, Observed observed) ->
                measured(packer.number(DOWN).number(reason.code()).text(detail), phases, observed);
            case Outcome.Unknown(String why) -> packer.number(UNKNOWN).text(why);
        }
    }

    static Outcome outcome(Unpacker unpacker) {
        return switch ((int) unpacker.number(0, UNKNOWN)) {
            case UP -> new Outcome.Up(phases(unpacker), observed(unpacker));
            case DEGRADED ->
                new Outcome.Degraded(reason(unpacker), unpacker.text(), phases(unpacker), observed(unpacker));
            case DOWN -> new Outcome.Down(reason(unpacker), unpacker.text(), phases(unpacker), observed(unpacker));
            default -> new Outcome.Unknown(unpacker.text());
        };
    }

    private static Outcome.Degraded poor(Unpacker unpacker) {
        unpacker.number(DEGRADED, DEGRADED);
        return new Outcome.Degraded(reason(unpacker), unpacker.text(), phases(unpacker), observed(unpacker));
    }

    private static Outcome.Down down(Unpacker unpacker) {
        unpacker.number(DOWN, DOWN);
        return new Outcome.Down(reason(unpacker), unpacker.text(), phases(unpacker), observed(unpacker));
    }

    private static Reason reason(Unpacker unpacker) {
        return Reason.of((int) unpacker.number(0, Reason.CODES - 1));
    }

    private static void measured(Packer packer, Phases phases, Observed observed) {
        packer.number(phases.dns()).number(phases.connect()).number(phases.tls());
        packer.number(phases.waiting()).number(phases.transfer()).number(observed.status());
        Instant expiry = observed.certificateExpiry();
        packer.text(orEmpty(observed.version())).number(expiry == null ? 0 : expiry.getEpochSecond());
        packer.text(orEmpty(observed.value()));
    }

    private static Phases phases(Unpacker unpacker) {
        return new Phases(
                unpacker.number(), unpacker.number(), unpacker.number(), unpacker.number(), unpacker.number());
    }

    private static Observed observed(Unpacker unpacker) {
        int status = unpacker.count();
        String version = unpacker.text();
        long expiry = unpacker.number(0, Integer.MAX_VALUE * 10L);
        String value = unpacker.text();
        return new Observed(
                status,
                version.isEmpty() ? null : version,
                expiry == 0 ? null : Instant.ofEpochSecond(expiry),
                value.isEmpty() ? null : value);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
