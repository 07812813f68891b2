package io.vedette.config.environment;

/** What a file holds, or why it cannot be said. */
public sealed interface Content {
    record Text(String text) implements Content {}

    /** Nothing stands at that path. */
    record Missing() implements Content {}

    /**
     * Something is there and cannot be used.
     *
     * @param why fits after "the file", such as {@code may not be read by this user}
     */
    record Unusable(String why) implements Content {}
}
