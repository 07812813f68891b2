package io.vedette.config.receiver;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Shape;
import io.vedette.notify.IntegrationSpec;
import java.util.function.Function;

/**
 * One way to tell people: its key in a receiver, and what stands under it.
 *
 * @param spec makes the integration from fields without errors
 */
record Way(Key<Fields> key, Function<Fields, IntegrationSpec> spec) {
    static Way of(String name, String does, String is, Function<Fields, IntegrationSpec> spec, Key<?>... keys) {
        return new Way(Key.of(name, Shape.of(name, is, keys), does), spec);
    }
}
