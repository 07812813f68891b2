package io.vedette.alert.trail;

import io.vedette.alert.Alert;
import java.util.List;

/**
 * All that is kept of one episode.
 *
 * @param alert as it stands now, or as it ended
 * @param found what its rule stood on when it fired
 * @param footprints the oldest first
 * @param tellings the oldest first
 */
public record Account(Alert alert, String found, List<Footprint> footprints, List<Telling> tellings) {
    public Account {
        footprints = List.copyOf(footprints);
        tellings = List.copyOf(tellings);
    }
}
