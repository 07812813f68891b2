package io.vedette.monitor;

import io.vedette.sample.Phases;
import io.vedette.window.LatencyWindow;
import io.vedette.window.Packer;
import io.vedette.window.Unpacker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long each phase of a service's probes took in the last hour; belongs to the event loop of its service. */
final class PhaseWindows {
    private static final byte[] UNUSED = LatencyWindow.ofTheHour().encode();

    private final Duration age;
    private final @Nullable LatencyWindow[] windows = new LatencyWindow[5]; // of those phases that there ever were
    private Map<String, LatencySummary> summaries = Map.of();
    private Instant stale = Instant.MIN;

    /** Summaries are made anew at most once an {@code age}. */
    PhaseWindows(Duration age) {
        this.age = age;
    }

    void pack(Packer packer) {
        for (LatencyWindow window : windows) {
            packer.block(window == null ? UNUSED : window.encode());
        }
    }

    void unpack(Unpacker unpacker) {
        for (int i = 0; i < windows.length; i++) {
            LatencyWindow known = LatencyWindow.decode(unpacker.block());
            windows[i] = known == null || known.isUnused() ? windows[i] : known;
        }
    }

    void record(Instant due, Phases phases) {
        record(0, due, phases.dns());
        record(1, due, phases.connect());
        record(2, due, phases.tls());
        record(3, due, phases.waiting());
        record(4, due, phases.transfer());
    }

    private void record(int window, Instant due, long micros) {
        if (micros != Phases.NONE) {
            used(window).record(due, micros);
        }
    }

    private LatencyWindow used(int number) {
        LatencyWindow known = windows[number];
        LatencyWindow window = known == null ? LatencyWindow.ofTheHour() : known;
        windows[number] = window;
        return window;
    }

    /** By phase, {@code dns, connect, tls, wait, transfer}; a phase that did not happen is absent. */
    Map<String, LatencySummary> summaries(Instant now) {
        if (!now.isBefore(stale)) {
            var made = new LinkedHashMap<String, LatencySummary>();
            add(made, "dns", windows[0], now);
            add(made, "connect", windows[1], now);
            add(made, "tls", windows[2], now);
            add(made, "wait", windows[3], now);
            add(made, "transfer", windows[4], now);
            summaries = Map.copyOf(made);
            stale = now.plus(age);
        }
        return summaries;
    }

    private static void add(
            Map<String, LatencySummary> into, String phase, @Nullable LatencyWindow window, Instant now) {
        if (window == null) {
            return;
        }
        window.rollTo(now);
        if (window.count() > 0) {
            into.put(phase, Summary.of(window));
        }
    }
}
