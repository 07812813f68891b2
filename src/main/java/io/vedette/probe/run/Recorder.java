package io.vedette.probe.run;

import io.vedette.probe.Finding;
import io.vedette.probe.ProbeReport;
import io.vedette.probe.ProbeReport.Attempt;
import io.vedette.probe.ProbeReport.Check;
import io.vedette.probe.ProbeReport.Fact;
import io.vedette.probe.ProbeReport.Head;
import io.vedette.probe.ProbeReport.Header;
import io.vedette.probe.ProbeReport.Line;
import io.vedette.probe.ProbeReport.Presented;
import io.vedette.probe.ProbeReport.Tls;
import io.vedette.sample.Outcome;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Takes down what one run sees on its way. Belongs to the run's event loop. */
public final class Recorder {
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_BODY = 500;
    private static final int MOST_LINES = 200;
    private static final Set<String> CONFIDENTIAL = Set.of("set-cookie", "authorization", "x-api-key", "x-auth-token");

    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Line> dialogue = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private @Nullable Tls tls;
    private @Nullable Head head;
    private Secrets secrets = Secrets.NONE;

    /** What the target knows of us and must not be seen in its answer. */
    public void hiding(Secrets ours) {
        secrets = secrets.and(ours);
    }

    public void dialled(String address, @Nullable Trouble trouble) {
        attempts.add(new Attempt(address, trouble == null ? null : trouble.detail()));
    }

    /** Something that only this kind knows, as in {@code resolver} and its address. */
    public void found(String name, String value) {
        if (facts.size() < MOST_HEADERS) {
            facts.add(new Fact(name, Plain.line(value, LONGEST_VALUE)));
        }
    }

    public void secured(SSLSession session) {
        tls = new Tls(session.getProtocol(), session.getCipherSuite(), presented(Certificates.of(session)));
    }

    public void distrusted(List<X509Certificate> chain) {
        tls = new Tls("", "", presented(chain));
    }

    private static List<Presented> presented(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> new Presented(
                        Plain.line(certificate.getSubjectX500Principal().getName(), LONGEST_VALUE),
                        Plain.line(certificate.getIssuerX500Principal().getName(), LONGEST_VALUE),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        names(certificate)))
                .toList();
    }

    private static List<String> names(X509Certificate certificate) {
        return Certificates.names(certificate).stream()
                .limit(MOST_HEADERS)
                .map(name -> Plain.line(name, LONGEST_VALUE))
                .toList();
    }

    /** The first line of the answer and whatever it has in name and value. */
    public void answered(String firstLine, List<Map.Entry<String, String>> lines) {
        var headers = lines.stream()
                .limit(MOST_HEADERS)
                .map(entry ->
                        new Header(Plain.line(entry.getKey(), LONGEST_VALUE), shown(entry.getKey(), entry.getValue())))
                .toList();
        head = new Head(Plain.line(firstLine, LONGEST_VALUE), headers);
    }

    private String shown(String name, String value) {
        return CONFIDENTIAL.contains(name.toLowerCase(Locale.ROOT))
                ? "<not shown>"
                : Plain.line(secrets.hide(value), LONGEST_VALUE);
    }

    /** What the body of the answer begins with. */
    public void body(String text) {
        var known = head;
        if (known != null) {
            var beginning = text.substring(0, Math.min(text.length(), 4 * LONGEST_BODY));
            var line = beginning.replaceAll("\\s+", " ");
            head = new Head(
                    known.statusLine(), known.headers(), Plain.line(Masks.hide(secrets.hide(line)), LONGEST_BODY));
        }
    }

    /** A line of a dialogue, without secrets; {@code ours} or the peer's. */
    public void said(boolean ours, String line) {
        if (dialogue.size() < MOST_LINES) {
            dialogue.add(new Line(ours, Plain.line(line, LONGEST_VALUE)));
        }
    }

    public <A> void judged(List<? extends Condition<? super A>> expect, A answer) {
        for (var expectation : expect) {
            var failure = expectation.failure(answer);
            checks.add(
                    new Check(expectation.words(), failure == null ? null : failure.detail(), expectation.degrades()));
        }
    }

    Finding finding(Outcome outcome) {
        return new Finding(outcome, outcome instanceof Outcome.Faulty ? Witness.of(report("", outcome)) : null);
    }

    public ProbeReport report(String host, Outcome outcome) {
        return new ProbeReport(host, attempts, facts, tls, dialogue, hidden(head), hiddenChecks(), outcome);
    }

    /** What became known as a secret after it was taken down is hidden now. */
    private @Nullable Head hidden(@Nullable Head seen) {
        return seen == null
                ? null
                : new Head(
                        secrets.hide(seen.statusLine()),
                        seen.headers().stream()
                                .map(header -> new Header(header.name(), secrets.hide(header.value())))
                                .toList(),
                        secrets.hide(seen.body()));
    }

    private List<Check> hiddenChecks() {
        return checks.stream()
                .map(check -> new Check(
                        secrets.hide(check.expected()),
                        check.failure() == null ? null : secrets.hide(check.failure()),
                        check.degrades()))
                .toList();
    }
}
