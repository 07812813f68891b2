package io.vedette.config.shape;

/** What a text came to: a value, or what it should have been. */
public sealed interface Parsed<T> {
    record Good<T>(T value) implements Parsed<T> {}

    /**
     * @param expected says more than the type's own expectation; empty when that says it all
     */
    record Bad<T>(String expected) implements Parsed<T> {}

    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Parsed<T> bad() {
        return new Bad<>("");
    }

    static <T> Parsed<T> bad(String expected) {
        return new Bad<>(expected);
    }
}
