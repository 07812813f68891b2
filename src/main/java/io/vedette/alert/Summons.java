package io.vedette.alert;

import java.time.Instant;

/**
 * The call to tell of an episode somebody whom no route names for it: for a receiver that cannot be told, say. It is good until the episode is over.
 *
 * @param receiver who is told as well
 * @param instead the receiver whose group it is taken from, with that group's settings
 * @param because why, for whom it reaches
 */
public record Summons(String episode, String receiver, String instead, String because, Instant at) {}
