package io.vedette.web.api;

import io.vedette.monitor.ServiceSnapshot;
import io.vedette.monitor.ServiceSnapshot.Burn;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.SloRevision;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An objective as the API shows it: never a ratio without its coverage and its count. */
final class SloView {
    private SloView() {}

    static JsonObject of(SloSnapshot slo) {
        return new JsonObject()
                .put("name", slo.name())
                .put("objective", slo.objective())
                .put("indicator", slo.indicator())
                .put("window_seconds", Spelling.seconds(slo.window()))
                .put("good", slo.good())
                .put("bad", slo.bad())
                .put("invalid", slo.invalid())
                .put("good_ratio", share(slo.good(), slo.good() + slo.bad()))
                .put("coverage_ratio", share(slo.good() + slo.bad(), slo.good() + slo.bad() + slo.invalid()))
                .put("budget_remaining_ratio", Spelling.ratio(slo.budgetRemaining()))
                .put("burns", Spelling.array(slo.burns(), SloView::burn))
                .put("period", slo.period())
                .put("exhaustion_seconds", slo.exhaustion() == null ? null : Spelling.seconds(slo.exhaustion()))
                .put("why", slo.why().sentence())
                .put("worst_endpoint", slo.worst())
                .put("revision", slo.revision())
                .put("since", Spelling.time(slo.since()))
                .put("earlier_revisions", Spelling.array(slo.earlier(), SloView::revision))
                .put(
                        "alert_states",
                        new JsonObject()
                                .put("critical", slo.lives().critical().label())
                                .put("warning", slo.lives().warning().label()));
    }

    static JsonObject of(ServiceSnapshot service, SloSnapshot slo) {
        return new JsonObject().put("service", service.service().name()).mergeIn(of(slo));
    }

    private static JsonObject burn(Burn burn) {
        return new JsonObject()
                .put("window_seconds", Spelling.seconds(burn.window()))
                .put("burn_rate", Spelling.ratio(burn.rate()))
                .put("coverage_ratio", Spelling.ratio(burn.coverage()))
                .put("count", burn.count());
    }

    private static JsonObject revision(SloRevision revision) {
        return new JsonObject()
                .put("revision", revision.number())
                .put("promise", revision.objective())
                .put("since", Spelling.time(revision.since()))
                .put("until", Spelling.time(revision.until()))
                .put("good", revision.counts().good())
                .put("bad", revision.counts().bad())
                .put("invalid", revision.counts().invalid())
                .put("budget_remaining_ratio", Spelling.ratio(revision.budgetRemaining()));
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Spelling.ratio((double) part / whole);
    }
}
