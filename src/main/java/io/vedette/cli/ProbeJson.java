package io.vedette.cli;

import io.vedette.probe.ProbeReport;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.target.Target;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A probe's report for programs: members spelt as the API spells them. */
final class ProbeJson {
    private ProbeJson() {}

    static JsonObject of(Target target, ProbeReport report) {
        JsonObject object = new JsonObject()
                .put("url", ProbePage.shown(target.spec().url()))
                .put("result", report.outcome().label());
        switch (report.outcome()) {
            case Outcome.Up up -> object.put("phases", phases(up.phases()));
            case Outcome.Faulty faulty ->
                object.put("reason", faulty.reason().label())
                        .put("detail", faulty.detail())
                        .put("phases", phases(faulty.phases()));
            case Outcome.Unknown(String why) -> object.put("detail", why);
        }
        return object.put(
                        "value",
                        report.outcome() instanceof Outcome.Measured found
                                ? found.observed().value()
                                : null)
                .put("attempts", array(report.attempts(), ProbeJson::attempt))
                .put("facts", array(report.facts(), fact -> new JsonObject()
                        .put("name", fact.name())
                        .put("value", fact.value())))
                .put("tls", tls(report.tls()))
                .put("dialogue", array(report.dialogue(), ProbeJson::line))
                .put("answer", answer(report.answer()))
                .put("expectations", array(report.checks(), ProbeJson::check));
    }

    private static JsonObject phases(Phases phases) {
        return new JsonObject()
                .put("dns_ms", millis(phases.dns()))
                .put("connect_ms", millis(phases.connect()))
                .put("tls_ms", millis(phases.tls()))
                .put("wait_ms", millis(phases.waiting()))
                .put("transfer_ms", millis(phases.transfer()))
                .put("total_ms", phases.equals(Phases.EMPTY) ? null : millis(phases.total()));
    }

    private static @Nullable Double millis(long micros) {
        return micros == Phases.NONE ? null : Double.valueOf(micros / 1_000.0);
    }

    private static JsonObject attempt(ProbeReport.Attempt attempt) {
        return new JsonObject().put("address", attempt.address()).put("failure", attempt.failure());
    }

    private static @Nullable JsonObject tls(ProbeReport.@Nullable Tls tls) {
        return tls == null
                ? null
                : new JsonObject()
                        .put("version", tls.version())
                        .put("cipher", tls.cipher())
                        .put("chain", array(tls.chain(), ProbeJson::certificate));
    }

    private static JsonObject certificate(ProbeReport.Presented certificate) {
        return new JsonObject()
                .put("subject", certificate.subject())
                .put("issuer", certificate.issuer())
                .put("not_before", certificate.notBefore().toString())
                .put("not_after", certificate.notAfter().toString())
                .put("names", array(certificate.names(), name -> name));
    }

    private static JsonObject line(ProbeReport.Line line) {
        return new JsonObject().put("by", line.ours() ? "vedette" : "target").put("text", line.text());
    }

    private static @Nullable JsonObject answer(ProbeReport.@Nullable Head head) {
        return head == null
                ? null
                : new JsonObject()
                        .put("status_line", head.statusLine())
                        .put("body", head.body())
                        .put("headers", array(head.headers(), header -> new JsonObject()
                                .put("name", header.name())
                                .put("value", header.value())));
    }

    private static JsonObject check(ProbeReport.Check check) {
        return new JsonObject()
                .put("expected", check.expected())
                .put("severity", check.degrades() ? "degraded" : "down")
                .put("held", check.held())
                .put("failure", check.failure());
    }

    private static <T> JsonArray array(Collection<T> values, Function<T, ?> view) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(view.apply(value)));
        return array;
    }
}
