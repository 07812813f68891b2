package io.vedette.replay;

import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Part;
import io.vedette.slo.Indicator;
import io.vedette.slo.Slo;
import io.vedette.slo.SloJudge;
import java.util.List;

/** Up to which latency a success is good to every objective of a service, in microseconds. */
final class QuickLimit {
    /** No success is as good as another. */
    static final long NEVER = -1;

    private QuickLimit() {}

    static long of(ServicePlan plan, List<SloJudge> judges) {
        boolean alike = !plan.deployments().guarded() && judges.stream().allMatch(SloJudge::canRepeat);
        return alike ? plan.slos().stream().mapToLong(QuickLimit::of).min().orElse(Long.MAX_VALUE) : NEVER;
    }

    private static long of(Slo slo) {
        return switch (slo.indicator()) {
            case Indicator.Availability _ -> Long.MAX_VALUE;
            case Indicator.Latency latency when latency.part() == Part.LATENCY -> Micros.of(latency.threshold());
            case Indicator.Latency _, Indicator.Freshness _ -> NEVER;
        };
    }
}
