package io.vedette.config;

/**
 * Where history is kept.
 *
 * @param url {@code sqlite:/path}; this version keeps everything in memory and says so
 */
public record StorageSpec(String url) {
    public static final StorageSpec DEFAULT = new StorageSpec("sqlite:/var/lib/vedette/vedette.db");
}
