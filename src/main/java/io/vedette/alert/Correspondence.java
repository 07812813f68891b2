package io.vedette.alert;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one integration knows of one group, or what has changed in it: what must outlive the process, so that nobody is told twice and everybody the end.
 *
 * @param integration the name that tells it from every other
 * @param told of each episode that is not closed for it; of those that changed, if this is a change
 * @param closed the episodes it need not hear of any more
 * @param incident how its messages are numbered; absent when the group is over
 */
public record Correspondence(
        String integration,
        GroupKey group,
        Map<String, Told.Entry> told,
        Set<String> closed,
        @Nullable Incident incident) {
    public Correspondence {
        told = Map.copyOf(told);
        closed = Set.copyOf(closed);
    }

    /** The episodes that it knows of, and those that it is being told of. */
    public Stream<String> episodes() {
        return Stream.concat(
                        told.keySet().stream(),
                        Stream.ofNullable(incident)
                                .map(Incident::open)
                                .filter(Objects::nonNull)
                                .flatMap(Incident.Open::episodes))
                .distinct();
    }
}
