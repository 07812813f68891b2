package io.vedette.replay;

import io.vedette.alert.Alert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the open alerts of one service have cost since their troubles began; belongs to the thread of its replay. */
final class Troubles {
    private final List<ObjectiveTrack> tracks;
    private final Map<String, long[]> open = new HashMap<>();

    Troubles(List<ObjectiveTrack> tracks) {
        this.tracks = tracks;
    }

    /** The costs of {@code alert} at its beginning or its end: of its own objective, or of all when it is an endpoint's. */
    List<Cost> costsOf(Alert alert) {
        long[] before = open.computeIfAbsent(alert.key(), key -> tracks.stream()
                .mapToLong(track -> track.badBefore(alert.startsAt()))
                .toArray());
        if (!alert.firing()) {
            open.remove(alert.key());
        }
        String slo = alert.labels().value("slo");
        return IntStream.range(0, before.length)
                .filter(i -> slo.isEmpty() || slo.equals(tracks.get(i).slo()))
                .mapToObj(i -> tracks.get(i).costSince(before[i]))
                .toList();
    }
}
