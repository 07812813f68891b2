package io.vedette.config;

import io.vertx.config.ConfigStoreOptions;
import io.vertx.config.spi.ConfigStore;
import io.vertx.config.spi.ConfigStoreFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * Gives Vert.x's retriever something small to compare: the fingerprints of a configuration's files instead of their texts, so that looking at megabytes every few
 * seconds costs the event loop nothing. Public for the service loader alone.
 */
public final class FingerprintStoreFactory implements ConfigStoreFactory {
    private static final String NAME = "vedette-fingerprints";
    private static final String LOCATION = "location";

    static ConfigStoreOptions storeOf(Path location) {
        return new ConfigStoreOptions().setType(NAME).setConfig(new JsonObject().put(LOCATION, location.toString()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigStore create(Vertx vertx, JsonObject options) {
        return new FingerprintStore(vertx, Path.of(options.getString(LOCATION)));
    }

    private record FingerprintStore(Vertx vertx, Path location) implements ConfigStore {
        @Override
        public Future<Buffer> get() {
            return vertx.executeBlocking(() -> Fingerprints.of(location).toBuffer());
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }
}
