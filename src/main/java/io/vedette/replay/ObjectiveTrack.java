package io.vedette.replay;

import io.vedette.slo.RuleJudge;
import io.vedette.slo.SloJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What one objective goes through in a replay: when its rules cross, and where a trouble began. Belongs to the thread of its replay.
 *
 * <p>A trouble is a chain of bad samples without an hour's pause: an alert is charged with all of it up to its end, from the first failure on and not from
 * where it fired.
 */
final class ObjectiveTrack {
    private static final long PAUSE = Duration.ofHours(1).toSeconds();

    private final String service;
    private final SloJudge judge;
    private final RuleJudge[] rules;
    private final boolean[] over;
    private final int[] crossings;
    private long bad;
    private long badBefore;
    private long lastBad = Long.MIN_VALUE / 2;

    ObjectiveTrack(String service, SloJudge judge) {
        this.service = service;
        this.judge = judge;
        this.rules = judge.rules().toArray(RuleJudge[]::new);
        this.over = new boolean[rules.length];
        this.crossings = new int[rules.length];
    }

    boolean follows(SloJudge other) {
        return judge == other;
    }

    String slo() {
        return judge.slo().name();
    }

    /** A slot that ended at {@code end} was counted. */
    void closed(Instant end, Consumer<ReplayEvent> events) {
        if (judge.badEver() != bad) {
            failed(end.getEpochSecond());
        }
        for (int i = 0; i < rules.length; i++) {
            if (judge.over(rules[i]) != over[i]) {
                cross(i, end, events);
            }
        }
    }

    private void failed(long second) {
        if (second - lastBad > PAUSE) {
            badBefore = bad;
        }
        lastBad = second;
        bad = judge.badEver();
    }

    private void cross(int rule, Instant end, Consumer<ReplayEvent> events) {
        over[rule] = !over[rule];
        crossings[rule] += over[rule] ? 1 : 0;
        String name = rules[rule].rule().name();
        events.accept(new ReplayEvent.Crossed(end, service, slo(), name, over[rule]));
    }

    /** How many bad samples there were before the trouble of {@code now}, which may have begun in the open slot. */
    long badBefore(Instant now) {
        boolean begins = judge.badEver() != bad && now.getEpochSecond() - lastBad > PAUSE;
        return begins ? bad : badBefore;
    }

    /** What was lost since there were {@code before} bad samples. */
    Cost costSince(long before) {
        long lost = judge.badEver() - before;
        return new Cost(slo(), lost, judge.budgetShare(lost));
    }

    ObjectiveReport report() {
        List<ObjectiveReport.Rule> counted = IntStream.range(0, rules.length)
                .mapToObj(i -> new ObjectiveReport.Rule(rules[i].rule().name(), crossings[i], over[i]))
                .toList();
        return new ObjectiveReport(judge.slo(), judge.ever(), judge.period(), judge.budgetRemaining(), counted);
    }
}
