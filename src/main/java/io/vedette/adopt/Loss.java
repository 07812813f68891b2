package io.vedette.adopt;

import io.vedette.config.document.Place;

/**
 * Something that a configuration said and Vedette's does not say now. Prints on one line, as compilers do. Never has a secret in it.
 *
 * @param path such as {@code endpoints[3].client.tunnel}
 * @param found what stands there
 * @param instead what to do about it; may be empty
 */
public record Loss(Place place, String path, String found, String instead) {
    @Override
    public String toString() {
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + found + (instead.isEmpty() ? "" : " — " + instead);
    }
}
