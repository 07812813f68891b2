package io.vedette.web.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A large body that many ask for: made on a worker thread, by one of them at a time, and good for a second. Belongs to the web server's event
 * loop; a rendering that fails fails everybody who waits for it, and the next who asks starts anew.
 */
public final class Rendering {
    private static final long FRESH_MILLIS = 1_000;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Supplier<Buffer> source;
    private @Nullable Future<Body> current;

    /** @param source is called on a worker thread */
    public Rendering(Vertx vertx, WorkerExecutor workers, Supplier<Buffer> source) {
        this.vertx = vertx;
        this.workers = workers;
        this.source = source;
    }

    /** The same bytes twice. */
    public record Body(Buffer plain, Buffer gzip) {
        public static Body of(Buffer plain) {
            return new Body(plain, compress(plain));
        }
    }

    public Future<Body> body() {
        Future<Body> running = current;
        return running == null || running.failed() ? start() : running;
    }

    private Future<Body> start() {
        Future<Body> started = workers.executeBlocking(() -> Body.of(source.get()));
        current = started;
        started.onSuccess(made -> vertx.setTimer(FRESH_MILLIS, timer -> current = null));
        return started;
    }

    private static Buffer compress(Buffer plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length() / 8 + 64);
        try (GZIPOutputStream gzip = new FastGzip(bytes)) {
            gzip.write(plain.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
