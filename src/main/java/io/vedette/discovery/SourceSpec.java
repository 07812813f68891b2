package io.vedette.discovery;

/**
 * A source of one service's endpoints, and what is believed of it.
 *
 * @param mostTargets a longer list is none
 */
public record SourceSpec(SourceId id, Source source, Caution caution, int mostTargets) {}
