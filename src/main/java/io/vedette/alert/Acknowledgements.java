package io.vedette.alert;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which episodes somebody has taken over; belongs to the couriers' event loop. */
public final class Acknowledgements {
    private final Map<String, Acknowledgement> ofEpisode = new HashMap<>();

    public Optional<Acknowledgement> of(String episode) {
        return Optional.ofNullable(ofEpisode.get(episode));
    }

    /** Those of {@code alerts}, by episode. */
    public Map<String, Acknowledgement> of(Collection<Alert> alerts) {
        var some = new HashMap<String, Acknowledgement>();
        alerts.forEach(alert -> of(alert.episode()).ifPresent(one -> some.put(alert.episode(), one)));
        return some;
    }

    boolean cover(Alert alert) {
        return ofEpisode.containsKey(alert.episode());
    }

    void put(Acknowledgement acknowledgement) {
        ofEpisode.put(acknowledgement.episode(), acknowledgement);
    }

    void remove(String episode) {
        ofEpisode.remove(episode);
    }
}
