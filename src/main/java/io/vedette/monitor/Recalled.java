package io.vedette.monitor;

import io.vedette.alert.Alert;
import io.vedette.deployment.Watch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an earlier life of the process knew of one service and told others of.
 *
 * @param firing alerts that people may have been told of
 * @param watches its deployments, the newest first
 */
public record Recalled(List<Alert> firing, List<Watch> watches) {
    public static final Recalled NOTHING = new Recalled(List.of(), List.of());

    public Recalled {
        firing = List.copyOf(firing);
        watches = List.copyOf(watches);
    }

    /** Without the alerts that {@code effects} end. */
    public Recalled without(List<Effect> effects) {
        Set<String> ended = effects.stream()
                .filter(effect -> effect instanceof Effect.Tell(Alert alert) && !alert.firing())
                .map(effect -> ((Effect.Tell) effect).alert().episode())
                .collect(Collectors.toSet());
        return new Recalled(
                firing.stream()
                        .filter(alert -> !ended.contains(alert.episode()))
                        .toList(),
                watches);
    }
}
