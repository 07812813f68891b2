package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.PartUnder;
import io.vedette.probe.run.Timed;
import io.vedette.sample.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How long an endpoint's answer and its parts may take; for every kind that has them alike. */
final class Times {
    private static final Map<Part, Key<Duration>> PARTS = new EnumMap<>(Map.of(
            Part.DNS, key("dns", "The resolution of the name", "< 50ms"),
            Part.CONNECT, key("connect", "The TCP handshake", "< 100ms"),
            Part.TLS, key("tls", "The TLS handshake; with TLS only. It", "< 200ms"),
            Part.TTFB,
                    key(
                            "ttfb",
                            "From the start to the answer's first byte: dns, connect, tls and the wait. It",
                            "< 200ms"),
            Part.WAIT,
                    key(
                            "wait",
                            "From the request's last byte to the answer's first: the server's own time. It",
                            "< 150ms"),
            Part.TRANSFER, key("transfer", "From the answer's first byte to its last. It", "< 1s")));

    private Times() {}

    private static Key<Duration> key(String name, String what, String example) {
        return Key.of(name, SharedKeys.than('<'), what + " must take less than this.")
                .example(example);
    }

    static Key<Duration> of(Part part) {
        return Objects.requireNonNullElse(PARTS.get(part), SharedKeys.LATENCY);
    }

    static boolean isTime(Key<?> key) {
        return Stream.of(Part.values()).map(Times::of).anyMatch(key::equals);
    }

    /** The expectations of a kind: its own, and those of time. */
    static List<Key<?>> after(Key<?>... own) {
        return Stream.concat(Stream.of(own), Stream.of(Part.values()).map(Times::of))
                .toList();
    }

    static List<Condition<? super Timed>> conditions(Fields expect) {
        List<Condition<? super Timed>> all = new ArrayList<>();
        PARTS.forEach((part, key) -> {
            Duration limit = expect.find(key);
            if (limit != null) {
                all.add(new PartUnder(part, limit));
            }
        });
        Duration latency = expect.find(SharedKeys.LATENCY);
        if (latency != null) {
            all.add(new LatencyUnder(latency));
        }
        return all;
    }
}
