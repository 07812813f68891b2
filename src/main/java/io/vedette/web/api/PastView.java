package io.vedette.web.api;

import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.sample.Sample;
import io.vedette.web.Past.Period;
import io.vedette.web.Past.Turn;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** What was, as the API shows it. */
final class PastView {
    private PastView() {}

    /** As an endpoint's last result is shown. */
    static JsonObject result(Sample sample) {
        return Objects.requireNonNull(EndpointView.last(new Last(sample.due(), sample.lateness(), sample.outcome())));
    }

    static JsonObject change(Turn turn) {
        return new JsonObject()
                .put("at", Spelling.time(turn.at()))
                .put("result", turn.found())
                .put("reason", turn.reason().isEmpty() ? null : turn.reason())
                .put("detail", turn.detail().isEmpty() ? null : turn.detail());
    }

    static JsonObject period(Period period) {
        return new JsonObject()
                .put("start", Spelling.time(period.start()))
                .put("up", period.up())
                .put("unknown", period.unknown())
                .put("skipped", period.skipped())
                .put("degraded", EndpointView.byReason(period.degraded()))
                .put("down", EndpointView.byReason(period.down()))
                .put("answered", period.answered())
                .put("p50_ms", Spelling.millis(period.p50()))
                .put("p95_ms", Spelling.millis(period.p95()))
                .put("p99_ms", Spelling.millis(period.p99()));
    }
}
