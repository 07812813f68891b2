package io.vedette.config.shape;

import java.util.List;
import java.util.stream.Collectors;

/** How keys of one object go together. */
public sealed interface Rule {
    List<Key<?>> keys();

    boolean allows(long present);

    /** What is wrong when {@code present} of the keys are there. */
    default String found(long present) {
        return present == 0 ? "has none of " + names() : "has more than one of " + names();
    }

    /** What a person must do. */
    String expected();

    default String names() {
        return keys().stream().map(Key::name).collect(Collectors.joining(", "));
    }

    record AtLeastOneOf(List<Key<?>> keys) implements Rule {
        @Override
        public String expected() {
            return "expected at least one";
        }

        @Override
        public boolean allows(long present) {
            return present >= 1;
        }
    }

    record ExactlyOneOf(List<Key<?>> keys) implements Rule {
        @Override
        public String expected() {
            return "expected exactly one";
        }

        @Override
        public boolean allows(long present) {
            return present == 1;
        }
    }
}
