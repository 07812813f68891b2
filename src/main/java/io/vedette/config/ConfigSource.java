package io.vedette.config;

import io.vedette.config.environment.Environment;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the daemon's configuration comes from: a file or a directory that is read, and read again when it changes. Files are read and parsed on a worker; an
 * unreadable one is a {@link Reading.Rejected}, and a future fails only for a defect of ours. Belongs to the event loop that makes it, which is also where
 * changes are told.
 */
public final class ConfigSource {
    private final Vertx vertx;
    private final Path location;
    private final Environment environment;
    private @Nullable ConfigRetriever watching;

    public ConfigSource(Vertx vertx, Path location, Environment environment) {
        this.vertx = vertx;
        this.location = location;
        this.environment = environment;
    }

    /** Reads it as it is now. Readings asked for one after the other come in that order. */
    public Future<Reading> read() {
        return vertx.executeBlocking(() -> ConfigurationReader.read(location, environment));
    }

    /**
     * From now on reads it whenever a file of it changes in content, comes or goes, and tells what that came to. A change is read once it has held still for a
     * period, so that a file is not caught half written. A secret in a file of its own is not watched. Call it once.
     *
     * @param period between two looks at the files
     * @return when the present content is known, so that every later change is told
     */
    public Future<Void> watch(Duration period, Consumer<Reading> onChange) {
        ConfigRetriever retriever = ConfigRetriever.create(
                vertx,
                new ConfigRetrieverOptions()
                        .setIncludeDefaultStores(false)
                        .setScanPeriod(period.toMillis())
                        .addStore(FingerprintStoreFactory.storeOf(location)));
        watching = retriever;
        return retriever
                .getConfig()
                .onSuccess(known -> retriever.listen(change -> changed(change.getNewConfiguration(), period, onChange)))
                .mapEmpty();
    }

    private void changed(JsonObject seen, Duration period, Consumer<Reading> onChange) {
        vertx.timer(period.toMillis(), TimeUnit.MILLISECONDS)
                .compose(held -> vertx.executeBlocking(() -> Fingerprints.of(location)))
                .compose(now -> now.equals(seen) ? read() : Future.<@Nullable Reading>succeededFuture(null))
                .onSuccess(reading -> tell(reading, onChange));
    }

    /** A change that did not hold still is told when the one after it does. */
    private void tell(@Nullable Reading reading, Consumer<Reading> onChange) {
        if (reading != null && watching != null) {
            onChange.accept(reading);
        }
    }

    /** Looks no more. */
    public Future<Void> close() {
        ConfigRetriever retriever = watching;
        watching = null;
        return retriever == null ? Future.succeededFuture() : retriever.close();
    }
}
