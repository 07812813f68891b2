package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.config.environment.Environment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
final class ConfigSourceTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final BlockingQueue<Reading> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = directory.resolve("vedette.yml");
        write("a");
    }

    @Test
    void aFileThatCannotBeReadIsARejectionAndNotAFailure(Vertx vertx) throws Exception {
        ConfigSource source = source(vertx, directory.resolve("none.yml"));

        assertThat(now(source)).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void everyChangeOfAFileIsRead(Vertx vertx) throws Exception {
        ConfigSource source = source(vertx, file);
        watch(source);

        write("b");
        assertThat(name(next())).isEqualTo("b");
        Files.writeString(file, "services: [");
        assertThat(next()).isInstanceOf(Reading.Rejected.class);
        write("c");
        assertThat(name(next())).isEqualTo("c");
        await(source.close());
    }

    @Test
    void aFragmentThatComesIsReadAsAChange(Vertx vertx) throws Exception {
        ConfigSource source = source(vertx, directory);
        watch(source);

        Files.writeString(directory.resolve("x.yml"), "defaults: { interval: 20s }");

        assertThat(next()).isInstanceOf(Reading.Read.class);
        await(source.close());
    }

    @Test
    void aFileThatGoesAwayIsARejection(Vertx vertx) throws Exception {
        ConfigSource source = source(vertx, file);
        watch(source);

        Files.delete(file);

        assertThat(next()).isInstanceOf(Reading.Rejected.class);
        await(source.close());
    }

    @Test
    void aTouchThatChangesNothingIsNoChange(Vertx vertx) throws Exception {
        ConfigSource source = source(vertx, file);
        watch(source);

        write("a");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        write("b");

        assertThat(name(next())).isEqualTo("b");
        await(source.close());
    }

    @Test
    void closingWhatNeverWatchedIsHarmless(Vertx vertx) throws Exception {
        ConfigSource source = source(vertx, file);

        await(source.close());

        assertThat(name(now(source))).isEqualTo("a");
    }

    private static ConfigSource source(Vertx vertx, Path location) {
        return new ConfigSource(vertx, location, Environment.system());
    }

    private void watch(ConfigSource source) throws Exception {
        await(source.watch(OFTEN, told::add));
    }

    private void write(String service) throws IOException {
        Files.writeString(file, "services: [{ name: %s, endpoints: [{ url: \"http://a\" }] }]".formatted(service));
    }

    private static String name(@Nullable Reading reading) {
        return Texts.accepted(Objects.requireNonNull(reading))
                .services()
                .getFirst()
                .name();
    }

    private Reading next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(10, TimeUnit.SECONDS), "expected a change to be told");
    }

    private static Reading now(ConfigSource source) throws Exception {
        return source.read().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void await(Future<?> future) throws InterruptedException, ExecutionException, TimeoutException {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
