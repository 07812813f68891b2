package io.vedette.config;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;

/** {@code storage}: where history is kept. */
final class StorageSection {
    private static final Key<String> URL = Key.of(
                    "url",
                    Scalars.matching("URL", "sqlite: and an absolute path", "^sqlite:/.+$"),
                    "The embedded database's file. A change needs a restart.")
            .or(StorageSpec.DEFAULT.url())
            .example("sqlite:/var/lib/vedette/vedette.db")
            .notYet("history is kept in memory for now, and ends with the process");

    static final Shape SHAPE = Shape.of("storage", "Where history is kept.", URL);

    private StorageSection() {}

    static StorageSpec spec(Fields storage) {
        return new StorageSpec(storage.get(URL));
    }
}
