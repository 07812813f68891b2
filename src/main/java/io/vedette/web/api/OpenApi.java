package io.vedette.web.api;

import io.vedette.web.http.Operation;
import io.vedette.web.http.Rendering.Body;
import io.vedette.web.http.Replies;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The document that describes every operation, served as it was written. */
public final class OpenApi {
    private final Body document = Body.of(Buffer.buffer(read()));

    public List<Operation> operations() {
        return List.of(Operation.get("/api/v1/openapi.json", context -> Replies.body(context, Replies.JSON, document)));
    }

    private static byte[] read() {
        try (InputStream file = OpenApi.class.getResourceAsStream("/io/vedette/web/openapi.json")) {
            return Objects.requireNonNull(file, "openapi.json is missing from the jar")
                    .readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
