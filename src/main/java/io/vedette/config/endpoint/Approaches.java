package io.vedette.config.endpoint;

import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.probe.run.Approach;
import java.util.ArrayList;
import java.util.List;

/** How an endpoint of a kind that may be secured is come to. */
final class Approaches {
    private Approaches() {}

    static Approach spec(Fields endpoint) {
        return new Approach(AddressKeys.spec(endpoint), TlsKeys.spec(endpoint));
    }

    /** {@code own}, and those of addresses and TLS. */
    static List<Key<?>> keysAnd(Key<?>... own) {
        List<Key<?>> keys = new ArrayList<>(List.of(own));
        keys.add(TlsKeys.TLS);
        keys.addAll(AddressKeys.KEYS);
        return List.copyOf(keys);
    }
}
