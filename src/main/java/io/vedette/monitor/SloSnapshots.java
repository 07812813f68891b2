package io.vedette.monitor;

import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.slo.Reading;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import io.vedette.slo.Wording;
import io.vedette.window.Counts;
import java.util.List;

/** Makes the picture of an objective that pages, metrics and the API show. */
final class SloSnapshots {
    private SloSnapshots() {}

    static SloSnapshot of(Judges judges, Revisions revisions, List<String> firing, SloLives lives) {
        SloJudge judge = judges.worst();
        Reading reading = judge.reading();
        Counts period = reading.period();
        Slo slo = judge.slo();
        Wording wording = reading.terms().wording();
        return new SloSnapshot(
                slo.name(),
                wording.objective(),
                wording.indicator(),
                slo.window(),
                period.good(),
                period.bad(),
                period.invalid(),
                reading.budgetRemaining(),
                new Burns(reading),
                wording.period(),
                reading.exhaustion(),
                new Why(reading, firing),
                judges.endpoint(judge),
                revisions.number(),
                revisions.since(),
                revisions.earlier(),
                lives);
    }
}
