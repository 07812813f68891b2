package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of the configuration. */
public sealed interface Type<T> permits Scalar, Name, Reference, ListOf, OneOrMany, MapOf, FilePath, Shape, Verbatim {
    /** The value, or null once {@code findings} knows what is wrong with it. */
    @Nullable
    T read(Node node, Trail trail, Findings findings);

    /** As the reference page names it. */
    String label();

    /** The kind of thing that is named in here, so that a broken list of them does not make every reference to them a problem; empty for none. */
    default String declares() {
        return "";
    }
}
