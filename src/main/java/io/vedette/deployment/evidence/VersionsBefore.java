package io.vedette.deployment.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The version before one that is judged, at the endpoints where it stays reachable: what it is compared with slot by slot, and whether it got worse itself. A
 * slot in which it did not answer at all says nothing: it may be gone. Belongs to the event loop of its service.
 */
final class VersionsBefore {
    private final Map<String, String> beside;
    private final Map<String, Evidence> themselves = new LinkedHashMap<>();
    private final Map<String, PairFinder> finders = new HashMap<>();
    private final Map<String, PairBaseline> baselines = new HashMap<>();
    private final Map<String, List<SlotPair>> pairs = new HashMap<>();

    /** @param beside the endpoint of the version before, by the endpoint of the new one */
    VersionsBefore(Map<String, String> beside) {
        this.beside = Map.copyOf(beside);
    }

    /** Whether the version before answers at {@code endpoint}, which is then not judged. */
    boolean isOf(String endpoint) {
        return beside.containsValue(endpoint);
    }

    /** Whether a version before stands beside {@code endpoint}. */
    boolean isBeside(String endpoint) {
        return beside.containsKey(endpoint);
    }

    /** The same from here on: no slot that was seen is in another pair. */
    VersionsBefore again() {
        var again = new VersionsBefore(beside);
        themselves.forEach((endpoint, evidence) -> again.begin(endpoint, evidence.baseline()));
        finders.forEach((endpoint, finder) -> again.finders.put(endpoint, finder.again()));
        return again;
    }

    /** Takes up an endpoint of it, with what that was like before. */
    void begin(String endpoint, Baseline frozen) {
        themselves.put(endpoint, new Evidence(frozen));
    }

    /** Takes up an endpoint of the new version, with how the two compared in the day before; null when it has none beside it. */
    @Nullable
    PairBaseline pair(String endpoint, Map<String, List<Slot>> known, SlotHistory history, GuardSettings settings) {
        String before = beside.get(endpoint);
        if (before == null) {
            return null;
        }
        finders.put(endpoint, new PairFinder(history.slot()));
        return recorded(
                endpoint,
                PairBaseline.of(
                        known.getOrDefault(endpoint, List.of()),
                        known.getOrDefault(before, List.of()),
                        history.slot(),
                        settings));
    }

    /** Takes up an endpoint of the new version whose pairs are known already. */
    PairBaseline recorded(String endpoint, PairBaseline baseline) {
        baselines.put(endpoint, baseline);
        return baseline;
    }

    /** A slot of the new version. Gives the pairs that it completes. */
    List<SlotPair> candidate(String endpoint, Slot slot) {
        PairFinder finder = finders.get(endpoint);
        return finder == null ? List.of() : kept(endpoint, finder.candidate(slot));
    }

    /** A slot of the version before. Gives the pairs that it completes, by the endpoint of the new one. */
    void before(String endpoint, Slot slot, BiConsumer<String, List<SlotPair>> completed) {
        Evidence itself = themselves.get(endpoint);
        if (itself == null || !slot.hasLatency()) {
            return;
        }
        itself.add(slot);
        finders.forEach((candidate, finder) -> {
            if (endpoint.equals(beside.get(candidate))) {
                completed.accept(candidate, kept(candidate, finder.before(slot)));
            }
        });
    }

    List<SlotPair> kept(String endpoint, List<SlotPair> found) {
        if (!found.isEmpty()) {
            pairs.computeIfAbsent(endpoint, _ -> new ArrayList<>()).addAll(found);
        }
        return found;
    }

    /** What an endpoint of the new version was compared with; null when it has none beside it. */
    @Nullable
    Paired paired(String endpoint) {
        PairBaseline baseline = baselines.get(endpoint);
        return baseline == null ? null : new Paired(baseline, pairs.getOrDefault(endpoint, List.of()));
    }

    /** The evidence that it got worse itself, by its endpoint. */
    Map<String, Evidence> themselves() {
        return Collections.unmodifiableMap(themselves);
    }
}
