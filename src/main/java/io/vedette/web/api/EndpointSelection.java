package io.vedette.web.api;

import io.vedette.monitor.Health;
import io.vedette.monitor.ServiceSnapshot.TargetSnapshot;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of many endpoints somebody wants to see: by service, by state, by a part of the name or address, and a page of them.
 *
 * @param service absent for those of all
 * @param search in small letters; empty for all
 */
record EndpointSelection(@Nullable String service, Set<Health> states, String search, int offset, int limit) {
    private static final Set<Health> ANY = EnumSet.allOf(Health.class);
    private static final int ALL = Integer.MAX_VALUE;

    /** Nothing is left out. */
    static final EndpointSelection EVERYTHING = new EndpointSelection(null, ANY, "", 0, ALL);

    /** What a request came to. */
    sealed interface Read {
        record Valid(EndpointSelection selection) implements Read {}

        record Invalid(String why) implements Read {}
    }

    static Read read(MultiMap query) {
        Set<Health> states = states(query.get("state"));
        Integer offset = number(query.get("offset"), 0);
        Integer limit = number(query.get("limit"), ALL);
        if (states == null) {
            return new Read.Invalid("Expected state to be one or several of " + labels(ANY) + ", with commas between.");
        }
        if (offset == null || limit == null) {
            return new Read.Invalid("Expected offset and limit to be whole numbers.");
        }
        String search = query.contains("search") ? query.get("search").toLowerCase(Locale.ROOT) : "";
        return new Read.Valid(new EndpointSelection(query.get("service"), states, search, offset, limit));
    }

    /** Whether nothing is left out. */
    boolean isAll() {
        return equals(EVERYTHING);
    }

    boolean takes(TargetSnapshot endpoint) {
        return states.contains(endpoint.health()) && (search.isEmpty() || isFound(endpoint));
    }

    private boolean isFound(TargetSnapshot endpoint) {
        return Stream.of(
                        endpoint.target().id().endpoint(),
                        String.valueOf(
                                Spelling.withoutSecrets(endpoint.target().spec().url())))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(search));
    }

    /** The page of all that it takes. */
    List<TargetSnapshot> page(List<TargetSnapshot> taken) {
        int from = Math.min(offset, taken.size());
        return taken.subList(from, (int) Math.min(taken.size(), (long) from + limit));
    }

    private static @Nullable Set<Health> states(@Nullable String text) {
        if (text == null) {
            return ANY;
        }
        List<String> words = List.of(text.split(",", -1));
        Set<Health> found = Arrays.stream(Health.values())
                .filter(health -> words.contains(health.label()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Health.class)));
        return found.size() == Set.copyOf(words).size() ? found : null;
    }

    private static @Nullable Integer number(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        return text.matches("\\d{1,8}") ? Integer.valueOf(text) : null;
    }

    private static String labels(Collection<Health> states) {
        return states.stream().map(Health::label).collect(Collectors.joining(", "));
    }
}
