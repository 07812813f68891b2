package io.vedette.cli;

import io.vedette.app.Daemon;
import io.vedette.app.DaemonOptions;
import io.vedette.demo.Script;
import io.vedette.demo.Stage;
import io.vedette.demo.story.Ending;
import io.vedette.demo.story.Scene;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration as a whole: its directory, its stage, and a real daemon that watches the stage. Belongs to the thread that opens it, and blocks that
 * thread; {@link #close} may come from any.
 */
final class Theatre implements AutoCloseable {
    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final long CLOSING_SECONDS = 15;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path directory;
    private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
    private final AtomicReference<@Nullable Daemon> daemon = new AtomicReference<>();
    private boolean closed;

    Theatre() throws IOException {
        directory = Files.createTempDirectory("vedette-demo-");
    }

    /** It cannot be played; the message says why. */
    static final class Dark extends Exception {
        private static final long serialVersionUID = 1;

        Dark(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** Starts everything. */
    void open(Consumer<Scene> audience) throws Dark {
        Stage set = reached(Stage.open(directory, audience), OPENING, "the simulated services did not start");
        stage.set(set);
        daemon.set(reached(Daemon.start(DaemonOptions.of(set.configuration())), OPENING, "the daemon did not start"));
    }

    /** Tells the whole story. */
    Ending play(Script script) throws Dark {
        Stage set = Objects.requireNonNull(stage.get(), "not open");
        return reached(set.play(script), script.patience().plus(GRACE), "the story was lost");
    }

    private static <T> T reached(Future<T> future, Duration patience, String otherwise) throws Dark {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Dark(otherwise + " within " + patience.toSeconds() + " seconds", late);
        } catch (ExecutionException failed) {
            throw new Dark(
                    otherwise + ": "
                            + Objects.requireNonNullElse(failed.getCause(), failed)
                                    .getMessage(),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Dark(otherwise + ": interrupted", interrupted);
        }
    }

    /** Where the daemon's page is. */
    String page() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(daemon.get(), "not open").port() + "/";
    }

    /** Stops what was started and takes the directory away; a second call waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stopped().await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException tooSlow) {
            // the process ends next, and takes with it what did not stop
        }
        remove(directory);
    }

    private Future<Void> stopped() {
        Daemon watching = daemon.get();
        Stage set = stage.get();
        Future<Void> quiet = watching == null ? Future.succeededFuture() : watching.stop();
        return set == null ? quiet : quiet.eventually(set::close);
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(Theatre::delete);
        } catch (IOException | UncheckedIOException left) {
            directory.toFile().deleteOnExit();
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
