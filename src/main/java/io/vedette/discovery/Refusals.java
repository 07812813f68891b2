package io.vedette.discovery;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was refused of a list: how many, and the first of them.
 *
 * @param some the first {@link #SHOWN}
 */
public record Refusals(int count, List<Refused> some) {
    public static final int SHOWN = 100;
    public static final Refusals NONE = new Refusals(0, List.of());

    public Refusals {
        some = List.copyOf(some);
    }

    public static Refusals of(List<Refused> all) {
        return new Refusals(all.size(), all.subList(0, Math.min(SHOWN, all.size())));
    }

    /** These and {@code others}. */
    public Refusals and(Refusals others) {
        return new Refusals(
                count + others.count,
                Stream.concat(some.stream(), others.some.stream()).limit(SHOWN).toList());
    }
}
