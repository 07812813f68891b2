package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One kind of endpoint: the schemes that name it, the keys it knows, and what it makes of them. */
interface EndpointKind {
    /** The schemes of its URLs; the first one is its name. */
    List<String> schemes();

    /** What it does, in a paragraph for the reference. */
    String description();

    /** A URL as it would be written. */
    String example();

    /** What is wrong with a URL of one of its schemes, as in {@code expected …}; nothing if it is as it should be. */
    @Nullable
    String fault(URI url);

    /** What names an endpoint of this URL that has no name of its own; nothing secret. */
    default String id(URI url) {
        return EndpointUrls.id(url);
    }

    /** Its keys besides {@code url}, {@code name}, {@code interval}, {@code timeout} and {@code expect}. A key that two kinds know is one {@link Key}. */
    List<Key<?>> keys();

    /** Its keys under {@code expect}. */
    List<Key<?>> expectations();

    /** Those of its keys, of both kinds, that make no sense for {@code url}, as {@code tls} for http. */
    default Set<Key<?>> senseless(URI url) {
        return Set.of();
    }

    /** What holds between its keys. */
    default void check(URI url, Fields endpoint, @Nullable Fields expect, Findings findings) {}

    /** The probe's spec, from an endpoint without errors. */
    ProbeSpec spec(URI url, Fields endpoint, @Nullable Fields expect);

    default String name() {
        return schemes().getFirst();
    }
}
