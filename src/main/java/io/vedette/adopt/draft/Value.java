package io.vedette.adopt.draft;

import java.util.List;

/** A value of a configuration in the making. */
public sealed interface Value permits Value.Text, Value.Many, Block {
    /**
     * A single value, as Vedette's configuration has it: {@code ${NAME}} in it is a placeholder.
     *
     * @param quoted whether it stands in quotes even if it need not, as a text that looks like a number must where both may stand
     */
    record Text(String written, boolean quoted) implements Value {}

    /** A list. */
    record Many(List<? extends Value> items) implements Value {
        public Many {
            items = List.copyOf(items);
        }

        static Many of(List<String> texts) {
            return new Many(texts.stream().map(text -> new Text(text, false)).toList());
        }
    }
}
