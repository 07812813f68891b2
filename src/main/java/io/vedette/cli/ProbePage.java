package io.vedette.cli;

import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vedette.probe.ProbeReport;
import io.vedette.probe.http.HttpSpec;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.target.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A probe's report for a person: what was asked, how long each phase took, whom we spoke to, what held. */
final class ProbePage {
    private static final Duration SOON = Duration.ofDays(14);

    private final Terminal terminal;
    private final InstantSource clock;
    private final boolean verbose;

    /** @param verbose with headers, and the whole chain in full */
    ProbePage(Terminal terminal, InstantSource clock, boolean verbose) {
        this.terminal = terminal;
        this.clock = clock;
        this.verbose = verbose;
    }

    /** {@code url} without credentials and query, where secrets are. */
    static String shown(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return Printable.line(url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1) + path
                + (url.getRawQuery() == null ? "" : "?…"));
    }

    void print(Target target, ProbeReport report) {
        String asked = target.spec() instanceof HttpSpec http ? http.ask().method() + " " : "";
        terminal.line(terminal.paint(
                Colour.STRONG, Printable.line(asked) + shown(target.spec().url())));
        attempts(report);
        phases(report.outcome());
        facts(report);
        if (report.tls() != null) {
            tls(report.tls());
        }
        dialogue(report);
        if (report.answer() != null) {
            answer(report.answer(), !(report.outcome() instanceof Outcome.Up));
        }
        expectations(report);
        verdict(report.outcome());
    }

    private void attempts(ProbeReport report) {
        for (ProbeReport.Attempt attempt : report.attempts()) {
            boolean connected = attempt.failure() == null;
            String how = connected ? "connected to " : "no connection to ";
            line(
                    (connected ? "" : "✗ ") + how + attempt.address() + (connected ? "" : ": " + attempt.failure()),
                    connected);
        }
    }

    private void facts(ProbeReport report) {
        int width = report.facts().stream()
                .mapToInt(fact -> fact.name().length())
                .max()
                .orElse(0);
        if (width > 0) {
            terminal.line("");
        }
        for (ProbeReport.Fact fact : report.facts()) {
            line(fact.name() + " ".repeat(width - fact.name().length() + 2) + fact.value(), true);
        }
    }

    private void line(String text, boolean fine) {
        terminal.line("  " + terminal.paint(fine ? Colour.PLAIN : Colour.BAD, Printable.line(text)));
    }

    private void phases(Outcome outcome) {
        switch (outcome) {
            case Outcome.Measured measured -> new PhaseBars(terminal).print(measured.phases());
            case Outcome.Unknown unmeasured -> new PhaseBars(terminal).print(Phases.EMPTY);
        }
    }

    private void tls(ProbeReport.Tls tls) {
        terminal.line("");
        line(
                tls.version().isEmpty() ? "no TLS was agreed on" : tls.version() + ", " + tls.cipher(),
                !tls.version().isEmpty());
        for (int i = 0; i < tls.chain().size(); i++) {
            certificate(tls.chain().get(i), i);
        }
    }

    private void certificate(ProbeReport.Presented certificate, int depth) {
        line((depth == 0 ? "certificate " : "  issued by ") + certificate.subject(), true);
        if (depth == 0 || verbose) {
            line("  for         " + String.join(", ", certificate.names()), true);
            terminal.line("    valid       " + validity(certificate));
        }
        if (depth == 0 && verbose) {
            line("  issuer      " + certificate.issuer(), true);
        }
    }

    private String validity(ProbeReport.Presented certificate) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, certificate.notAfter());
        String days = left.isNegative() ? "over since " + Words.roughly(left.negated()) : Words.roughly(left) + " left";
        Colour colour = left.isNegative() ? Colour.BAD : left.compareTo(SOON) < 0 ? Colour.DOUBTFUL : Colour.GOOD;
        return Words.moment(certificate.notBefore(), ZoneOffset.UTC) + " to "
                + Words.moment(certificate.notAfter(), ZoneOffset.UTC) + " UTC, " + terminal.paint(colour, days);
    }

    private void dialogue(ProbeReport report) {
        if (!report.dialogue().isEmpty()) {
            terminal.line("");
        }
        for (ProbeReport.Line line : report.dialogue()) {
            String text = Printable.line((line.ours() ? "→ " : "← ") + line.text());
            terminal.line("  " + terminal.paint(line.ours() ? Colour.PLAIN : Colour.DIM, text));
        }
    }

    private void answer(ProbeReport.Head answer, boolean failed) {
        terminal.line("");
        line(answer.statusLine(), true);
        if (!answer.body().isEmpty() && (verbose || failed)) {
            line("  " + answer.body(), true);
        }
        if (verbose) {
            answer.headers()
                    .forEach(header -> terminal.line("    "
                            + terminal.paint(Colour.DIM, Printable.line(header.name()) + ":") + " "
                            + Printable.line(header.value())));
        }
    }

    private void expectations(ProbeReport report) {
        if (!report.checks().isEmpty()) {
            terminal.line("");
        }
        for (ProbeReport.Check check : report.checks()) {
            Cell mark = mark(check);
            String why = check.held() ? "" : ": " + check.failure();
            terminal.line(
                    "  " + terminal.paint(mark.colour(), mark.text()) + " " + Printable.line(check.expected() + why));
        }
    }

    private static Cell mark(ProbeReport.Check check) {
        if (check.held()) {
            return Cell.of("✓", Colour.GOOD);
        }
        return check.degrades() ? Cell.of("!", Colour.DOUBTFUL) : Cell.of("✗", Colour.BAD);
    }

    private void verdict(Outcome outcome) {
        terminal.line("");
        terminal.line(
                switch (outcome) {
                    case Outcome.Up up ->
                        terminal.paint(
                                Colour.GOOD, "up in " + millis(up.phases().total()));
                    case Outcome.Degraded degraded ->
                        terminal.paint(
                                Colour.DOUBTFUL,
                                Printable.line("degraded (" + degraded.reason().label() + ") in "
                                        + millis(degraded.phases().total()) + ": " + degraded.detail()));
                    case Outcome.Down down ->
                        terminal.paint(
                                Colour.BAD,
                                Printable.line("down (" + down.reason().label() + ") after "
                                        + millis(down.phases().total()) + ": " + down.detail()));
                    case Outcome.Unknown(String why) ->
                        terminal.paint(Colour.DOUBTFUL, Printable.line("not measured: " + why));
                });
    }

    private static String millis(long micros) {
        return Words.millis(micros / 1_000.0);
    }
}
