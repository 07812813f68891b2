package io.vedette.discovery;

import java.util.List;

/** What looking at a source came to. */
public sealed interface Look {
    /**
     * It gave a list.
     *
     * @param targets sorted, each once
     * @param trouble what of the source could not be read, so that what was known of it stands in; mostly empty
     */
    record Seen(List<Candidate> targets, Refusals refused, String trouble) implements Look {
        public Seen {
            targets = List.copyOf(targets);
        }
    }

    /** It gave nothing that can be used. */
    record Failed(String why) implements Look {}
}
