package io.vedette.sample;

import java.util.Arrays;
import java.util.List;

/** A part of a probe's time, as expectations and objectives speak of it. */
public enum Part {
    /** From the probe's start to its end. */
    LATENCY("latency"),
    DNS("dns"),
    CONNECT("connect"),
    TLS("tls"),
    /** From the probe's start to the answer's first byte. */
    TTFB("ttfb"),
    /** From the request's last byte to the answer's first. */
    WAIT("wait"),
    TRANSFER("transfer");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** As configurations spell it. */
    public String label() {
        return label;
    }

    /** All spellings. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Part::label).toList();
    }

    /** How long it took in microseconds, or {@link Phases#NONE} when it did not happen: on a connection that was open already, nothing is resolved. */
    public long of(Phases phases) {
        return switch (this) {
            case LATENCY -> phases.total();
            case DNS -> phases.dns();
            case CONNECT -> phases.connect();
            case TLS -> phases.tls();
            case TTFB -> phases.waiting() == Phases.NONE ? Phases.NONE : phases.total() - transferOf(phases);
            case WAIT -> phases.waiting();
            case TRANSFER -> phases.transfer();
        };
    }

    /** Whether our own lateness would have been part of it, had the target been asked on time. */
    public boolean beginsWithTheProbe() {
        return this == LATENCY || this == TTFB;
    }

    /** The part that {@code label} spells. */
    public static Part of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part of a probe: " + label));
    }

    private static long transferOf(Phases phases) {
        return Math.max(phases.transfer(), 0);
    }
}
