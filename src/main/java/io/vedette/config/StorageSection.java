package io.vedette.config;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.store.StoreSpec;
import io.vedette.store.StoreSpec.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code storage}: where history is kept, and how much of it. */
final class StorageSection {
    private static final String SCHEME = "sqlite:";

    private static final Key<Place> URL = Key.of(
                    "url",
                    place(),
                    "The embedded database's file, or `memory` for history that ends with the process. A change needs a restart.")
            .orElse("`vedette.db` in systemd's state directory (`$STATE_DIRECTORY`); without one, `memory`")
            .example("sqlite:/var/lib/vedette/vedette.db");
    private static final Key<Long> MAX_SIZE = Key.of(
                    "max_size",
                    size(),
                    "How large the file may grow. Before it is reached, the oldest history is let go of: hours first, then days, then results.")
            .or("4GB")
            .example("20GB");
    private static final Key<Integer> RESULTS = Key.of(
                    "results",
                    Scalars.integer(0, 1_000_000),
                    "How many single results of each endpoint are kept, at the least.")
            .or("1000")
            .example("10000");
    private static final Key<Duration> RETENTION = Key.of(
                    "retention",
                    Durations.between("1d", "3650d"),
                    "How long counts and latencies by the hour and by the day are kept.")
            .or("400d")
            .example("90d");

    static final Shape SHAPE =
            Shape.of("storage", "Where history is kept, and how much of it.", URL, MAX_SIZE, RESULTS, RETENTION);

    private StorageSection() {}

    static StoreSpec spec(Fields storage) {
        Place place = storage.find(URL);
        return new StoreSpec(
                place == null ? new Place.Unsaid() : place,
                storage.get(MAX_SIZE),
                storage.get(RESULTS),
                storage.get(RETENTION));
    }

    /** A path that this machine cannot write down is met here, and not when the file is opened. */
    private static Scalar<Place> place() {
        Pattern pattern = Pattern.compile("^(sqlite:/.+|memory)$");
        return Scalar.of("URL", "sqlite: and an absolute path, or memory", Facets.matching(pattern.pattern()), url -> {
            if (!pattern.matcher(url).matches()) {
                return Parsed.bad();
            }
            try {
                return Parsed.good(
                        url.startsWith(SCHEME)
                                ? new Place.File(Path.of(url.substring(SCHEME.length())))
                                : new Place.Memory());
            } catch (InvalidPathException unusable) {
                return Parsed.bad("expected a path that this machine can write");
            }
        });
    }

    private static Scalar<Long> size() {
        Pattern pattern = Pattern.compile("([1-9][0-9]{0,4})(MB|GB)");
        return Scalar.of(
                "size", "a size such as 500MB or 20GB, at least 16MB", Facets.matching("^" + pattern + "$"), text -> {
                    Matcher matcher = pattern.matcher(text);
                    if (!matcher.matches()) {
                        return Parsed.bad();
                    }
                    long bytes = Long.parseLong(matcher.group(1))
                            << (matcher.group(2).equals("GB") ? 30 : 20);
                    return bytes < 16L << 20 ? Parsed.bad() : Parsed.good(bytes);
                });
    }
}
