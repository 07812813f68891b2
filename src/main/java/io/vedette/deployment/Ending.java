package io.vedette.deployment;

/**
 * What the end of a watch finds, when nothing ended it before.
 *
 * @param why one sentence for people
 */
public record Ending(Verdict verdict, String why) {}
