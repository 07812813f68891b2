package io.vedette.probe.run;

import io.vedette.probe.ProbeReport;
import io.vedette.sample.Evidence;
import io.vedette.sample.Evidence.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes evidence of a report: what is worth keeping, the telling things first. */
final class Witness {
    private static final int MOST_HEADERS = 15;
    private static final int MOST_SAID = 10;

    private final List<Line> lines = new ArrayList<>();

    private Witness() {}

    static Evidence of(ProbeReport report) {
        var witness = new Witness();
        witness.reached(report);
        witness.judged(report);
        witness.answered(report);
        return new Evidence(witness.lines);
    }

    private void reached(ProbeReport report) {
        report.attempts()
                .forEach(attempt -> add(
                        "address",
                        attempt.address() + ": " + Objects.requireNonNullElse(attempt.failure(), "connected")));
        var tls = report.tls();
        if (tls != null) {
            add("tls", tls.version().isEmpty() ? "none was agreed on" : tls.version() + ", " + tls.cipher());
            tls.chain().stream()
                    .limit(4)
                    .forEach(certificate -> add(
                            "certificate",
                            certificate.subject() + ", from " + certificate.notBefore() + " to "
                                    + certificate.notAfter() + ", by " + certificate.issuer()));
        }
        report.facts().stream().limit(MOST_SAID).forEach(fact -> add(fact.name(), fact.value()));
    }

    private void judged(ProbeReport report) {
        for (var check : report.checks()) {
            if (check.failure() != null) {
                add(check.degrades() ? "degraded" : "failed", check.failure());
            }
        }
    }

    private void answered(ProbeReport report) {
        report.dialogue().stream().limit(MOST_SAID).forEach(line -> add(line.ours() ? "said" : "heard", line.text()));
        var head = report.answer();
        if (head != null) {
            add("answer", head.statusLine());
            add("body", head.body());
            head.headers().stream()
                    .limit(MOST_HEADERS)
                    .forEach(header -> add("header", header.name() + ": " + header.value()));
        }
    }

    private void add(String what, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(what, Masks.hide(text)));
        }
    }
}
