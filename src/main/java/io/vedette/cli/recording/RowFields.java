package io.vedette.cli.recording;

import io.vedette.replay.Finding;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the fields of a row mean, in either format; what means nothing is a problem. Belongs to one reader. */
final class RowFields {
    static final long BAD = Long.MIN_VALUE;

    private static final Finding[] FINDINGS = Finding.values();
    private static final byte[][] LABELS =
            Arrays.stream(FINDINGS).map(finding -> Ascii.bytes(finding.label())).toArray(byte[][]::new);
    private static final String OUTCOMES =
            Arrays.stream(FINDINGS).map(Finding::label).collect(Collectors.joining(", "));

    private final Names names;
    private final RowProblems problems;
    private final RowSink sink;
    private boolean dated;
    private boolean rfc3339;
    private long repeatedDue = BAD;
    private int repeatedName = -1;

    RowFields(Names names, RowProblems problems, RowSink sink) {
        this.names = names;
        this.problems = problems;
        this.sink = sink;
    }

    /** Whether the first time was spelt as RFC 3339. */
    boolean rfc3339() {
        return rfc3339;
    }

    /** Microseconds from the epoch, or {@link #BAD}. */
    long time(byte[] text, int from, int to, long line) {
        long micros = DueText.micros(text, from, to);
        if (micros == DueText.NOT_A_TIME) {
            problems.add(line, text, from, to, "a time in seconds from the epoch or as RFC 3339");
            return BAD;
        }
        if (!dated) {
            dated = true;
            rfc3339 = DueText.isRfc3339(text, from, to);
        }
        return micros;
    }

    /** What {@code text} names, or null. */
    @Nullable
    Finding finding(byte[] text, int from, int to, long line) {
        for (int i = 0; i < LABELS.length; i++) {
            byte[] label = LABELS[i];
            if (to - from == label.length && Arrays.equals(text, from, to, label, 0, label.length)) {
                return FINDINGS[i];
            }
        }
        problems.add(line, text, from, to, "an outcome: one of " + OUTCOMES);
        return null;
    }

    /** Whole microseconds, or {@link #BAD}; a probe that did not succeed may have none. */
    long latency(byte[] text, int from, int to, Finding finding, long line) {
        boolean needed = finding == Finding.UP || finding == Finding.DEGRADED;
        long micros = from == to && !needed ? 0 : Ascii.whole(text, from, to);
        if (micros < 0) {
            problems.add(line, text, from, to, "latency_us: whole microseconds, 0 or more");
            return BAD;
        }
        return micros;
    }

    /** Hands on a row that was understood, unless it repeats the one before. */
    void row(int name, long due, Finding finding, long latencyMicros, long line) {
        if (name == repeatedName && due == repeatedDue) {
            Names.Name twice = names.name(name);
            problems.add(
                    line,
                    "a second row of " + twice.service() + "/" + twice.endpoint() + " for the same due time",
                    "one row a tick");
            return;
        }
        repeatedName = name;
        repeatedDue = due;
        sink.probe(name, due, finding, latencyMicros, line);
    }
}
