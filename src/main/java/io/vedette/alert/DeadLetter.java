package io.vedette.alert;

import io.vedette.target.Labels;
import java.time.Instant;

/**
 * A message that never arrived: it was refused, or given up.
 *
 * @param notice its id
 * @param group the labels that its alerts share
 * @param headline what it would have said, in one line
 * @param reason what the receiver said, or why it was given up
 */
public record DeadLetter(
        String receiver,
        String kind,
        String notice,
        Labels group,
        String headline,
        String reason,
        int attempts,
        Instant at) {}
