package io.vedette.alert;

import io.vedette.target.Labels;
import java.util.List;

/**
 * While an alert fires that {@code source} matches, those that {@code target} matches are not told. An alert that is both is not inhibited by another that
 * is both.
 *
 * @param equal labels that must have the same value in both; a missing one is empty
 */
public record InhibitRule(List<Matcher> source, List<Matcher> target, List<String> equal) {
    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    public boolean isSource(Labels labels) {
        return Matcher.allMatch(source, labels);
    }

    public boolean isTarget(Labels labels) {
        return Matcher.allMatch(target, labels);
    }

    /** The values that a source and its targets share. */
    List<String> shared(Labels labels) {
        return equal.stream().map(labels::value).toList();
    }
}
