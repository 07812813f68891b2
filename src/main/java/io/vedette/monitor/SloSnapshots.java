package io.vedette.monitor;

import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.slo.Ratio;
import io.vedette.slo.SloJudge;
import io.vedette.slo.Standing;
import io.vedette.window.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the picture of an objective that pages, metrics and the API show. */
final class SloSnapshots {
    private SloSnapshots() {}

    static SloSnapshot of(Judges judges, Revisions revisions, List<String> firing, SloLives lives) {
        SloJudge judge = judges.worst();
        Standing standing = judge.standing();
        Counts period = standing.counts();
        return new SloSnapshot(
                judge.slo().name(),
                percent(judge.slo().objective()),
                judge.slo().indicator().label(),
                judge.slo().window(),
                period.good(),
                period.bad(),
                period.invalid(),
                standing.budgetRemaining(),
                burns(judge),
                judge.slo().period().label(),
                standing.exhaustion(),
                new Why(standing, firing),
                judges.endpoint(judge),
                revisions.number(),
                revisions.since(),
                revisions.earlier(),
                lives);
    }

    private static List<Burn> burns(SloJudge judge) {
        var burns = new ArrayList<Burn>(judge.windows().size());
        for (Duration window : judge.windows()) {
            Counts counts = judge.counts(window);
            Double rate = counts.valid() == 0 ? null : (Double) judge.rate(counts);
            burns.add(new Burn(window, rate, counts.coverage(), counts.valid()));
        }
        return burns;
    }

    static String percent(Ratio ratio) {
        return BigDecimal.valueOf(ratio.numerator())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(ratio.denominator()), MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
