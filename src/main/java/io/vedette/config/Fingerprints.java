package io.vedette.config;

import io.vedette.config.document.YamlDocument;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one content of a configuration's files from another, without holding any of it. Reading them blocks. */
final class Fingerprints {
    private static final String UNREADABLE = "unreadable";

    private Fingerprints() {}

    /** File names with the SHA-256 of what they hold. */
    static JsonObject of(Path location) {
        JsonObject fingerprints = new JsonObject();
        switch (ConfigurationFiles.at(location)) {
            case ConfigurationFiles.None none -> fingerprints.put(location.toString(), UNREADABLE);
            case ConfigurationFiles.Some some ->
                some.files().forEach(file -> fingerprints.put(file.toString(), fingerprint(file)));
        }
        return fingerprints;
    }

    private static String fingerprint(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(YamlDocument.MOST_CHARACTERS + 1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException gone) {
            return UNREADABLE;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected every Java to have SHA-256", impossible);
        }
    }
}
