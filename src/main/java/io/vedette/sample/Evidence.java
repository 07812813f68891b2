package io.vedette.sample;

import java.util.List;

/**
 * What one probe saw on its way to a failure, for whoever asks later: addresses, TLS and certificates, the answer's head and first bytes, and each
 * expectation. At most {@value #MOST} lines of at most {@value #LONGEST} characters, about 4 kB; without secrets.
 */
public record Evidence(List<Line> lines) {
    public static final int MOST = 40;
    public static final int LONGEST = 500;

    /**
     * One thing seen.
     *
     * @param what as in {@code address}, {@code header} or {@code expected}
     */
    public record Line(String what, String text) {
        public Line {
            text = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + '…' : text;
        }
    }

    public Evidence {
        lines = List.copyOf(lines.subList(0, Math.min(MOST, lines.size())));
    }
}
