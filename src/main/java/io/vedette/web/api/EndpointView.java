package io.vedette.web.api;

import io.vedette.monitor.ServiceSnapshot.Last;
import io.vedette.monitor.ServiceSnapshot.Proof;
import io.vedette.monitor.ServiceSnapshot.Results;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An endpoint as the API shows it, with what its last probe found. */
final class EndpointView {
    private EndpointView() {}

    static JsonObject of(TargetSnapshot endpoint) {
        return new JsonObject()
                .put("service", endpoint.target().id().service())
                .put("endpoint", endpoint.target().id().endpoint())
                .put("url", Spelling.withoutSecrets(endpoint.target().spec().url()))
                .put("state", endpoint.health().label())
                .put("since", Spelling.time(endpoint.since()))
                .put("interval_seconds", Spelling.seconds(endpoint.target().interval()))
                .put("timeout_seconds", Spelling.seconds(endpoint.target().timeout()))
                .put("certificate_expires_at", Spelling.time(endpoint.certificateExpiry()))
                .put("latency", ServiceView.latency(endpoint.latency()))
                .put("results", results(endpoint.results()))
                .put("last", last(endpoint.last()))
                .put("evidence", evidence(endpoint.proof()))
                .put(
                        "alert_states",
                        new JsonObject()
                                .put("down", endpoint.life().down().label())
                                .put("degraded", endpoint.life().degraded().label()))
                .put("flapping", endpoint.life().flapping());
    }

    private static @Nullable JsonObject evidence(@Nullable Proof proof) {
        return proof == null
                ? null
                : new JsonObject()
                        .put("due", Spelling.time(proof.due()))
                        .put("reason", proof.reason().label())
                        .put("detail", proof.detail())
                        .put("lines", Spelling.array(proof.evidence().lines(), line -> new JsonObject()
                                .put("what", line.what())
                                .put("text", line.text())));
    }

    private static JsonObject results(Results results) {
        return new JsonObject()
                .put("up", results.up())
                .put("unknown", results.unknown())
                .put("degraded", byReason(results.degraded()))
                .put("down", byReason(results.down()));
    }

    static JsonObject byReason(Map<Reason, Long> counts) {
        JsonObject view = new JsonObject();
        counts.forEach((reason, count) -> view.put(reason.label(), count));
        return view;
    }

    static @Nullable JsonObject last(@Nullable Last last) {
        if (last == null) {
            return null;
        }
        JsonObject view = new JsonObject()
                .put("due", Spelling.time(last.due()))
                .put("lateness_ms", Spelling.millis(last.lateness()))
                .put("result", last.outcome().label());
        return switch (last.outcome()) {
            case Outcome.Up(Phases phases, Observed observed) -> measured(view, null, null, phases, observed);
            case Outcome.Faulty faulty ->
                measured(view, faulty.reason().label(), faulty.detail(), faulty.phases(), faulty.observed());
            case Outcome.Unknown(String why) -> measured(view, null, why, Phases.EMPTY, Observed.NOTHING);
        };
    }

    private static JsonObject measured(
            JsonObject view, @Nullable String reason, @Nullable String detail, Phases phases, Observed observed) {
        return view.put("reason", reason)
                .put("detail", detail)
                .put("phases", phases(phases))
                .put("status", observed.status() == 0 ? null : observed.status())
                .put("version", observed.version())
                .put("value", observed.value());
    }

    private static JsonObject phases(Phases phases) {
        return new JsonObject()
                .put("dns_ms", phase(phases.dns()))
                .put("connect_ms", phase(phases.connect()))
                .put("tls_ms", phase(phases.tls()))
                .put("wait_ms", phase(phases.waiting()))
                .put("transfer_ms", phase(phases.transfer()))
                .put("total_ms", phases.equals(Phases.EMPTY) ? null : phase(phases.total()));
    }

    private static @Nullable Double phase(long micros) {
        return micros == Phases.NONE ? null : Spelling.millis(Long.valueOf(micros));
    }
}
