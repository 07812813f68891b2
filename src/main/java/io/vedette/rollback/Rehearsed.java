package io.vedette.rollback;

import java.util.List;

/**
 * What a dry run of an action came to.
 *
 * @param ready whether all went well that can be tried without an effect
 * @param said what was found out
 * @param would what would be sent, in its order
 */
public record Rehearsed(boolean ready, String said, List<Would> would) {
    public Rehearsed {
        would = List.copyOf(would);
    }

    /**
     * Something that would be sent or run; secrets are blotted out.
     *
     * @param what such as {@code POST https://api.github.com/…}
     */
    public record Would(String what, String body) {}
}
