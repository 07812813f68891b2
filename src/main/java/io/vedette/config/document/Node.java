package io.vedette.config.document;

import java.util.List;

/** A value as written, with its place; immutable, and shared where an alias repeats it. */
public sealed interface Node {
    Place place();

    /** What a person would call it. */
    String kind();

    /**
     * Text, whatever it looks like: what {@code on} or {@code 010} means is for the key to say.
     *
     * @param plain whether it stands without quotes
     * @param foreign whether any of it came from outside the configuration, and is therefore never shown
     */
    record Scalar(Place place, String text, boolean plain, boolean foreign) implements Node {
        public Scalar(Place place, String text, boolean plain) {
            this(place, text, plain, false);
        }

        /** Whether nothing was written, or the word for nothing. */
        public boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return isNothing() ? "nothing" : "a single value";
        }
    }

    /** A list. */
    record Sequence(Place place, List<Item> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * An element of a list.
     *
     * @param index as its own file counts, which is not its position once fragments are merged
     */
    record Item(int index, Node node) {}

    /** Keys and values in the order of the file; no key stands twice. */
    record Mapping(Place place, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a map of keys";
        }
    }

    /**
     * A key and its value.
     *
     * @param place of the key
     */
    record Entry(String key, Place place, Node node) {}
}
