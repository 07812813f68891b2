package io.vedette.monitor;

import io.vedette.slo.SloJudge;
import io.vedette.slo.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which revision of an objective this is, and those before it, the newest first; immutable.
 *
 * @param number 1 for the first
 * @param since when it began to count
 */
record Revisions(int number, Instant since, List<SloRevision> earlier) {
    private static final int KEPT = 10;

    Revisions {
        earlier = List.copyOf(earlier);
    }

    static Revisions first(Instant now) {
        return new Revisions(1, now, List.of());
    }

    /** The revisions once this one, which {@code judge} judged, has made room for another. */
    Revisions next(SloJudge judge, Instant now) {
        var slo = judge.slo();
        var wording = Wording.of(slo);
        String promise = wording.objective() + " " + wording.indicator() + " over " + wording.period();
        var all = new ArrayList<SloRevision>();
        all.add(new SloRevision(number, promise, since, now, judge.period(), judge.budgetRemaining()));
        all.addAll(earlier);
        return new Revisions(number + 1, now, all.subList(0, Math.min(all.size(), KEPT)));
    }
}
