package io.vedette.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.config.Configuration;
import io.vedette.config.ConfigurationReader;
import io.vedette.config.Reading;
import io.vedette.config.environment.Environment;
import io.vedette.demo.story.Ending;
import io.vedette.demo.story.Scene;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StageIT {
    @TempDir
    Path directory;

    private final List<Scene> scenes = new CopyOnWriteArrayList<>();

    @Test
    void theConfigurationIsGoodAndEverythingInItIsOnLoopback() throws Exception {
        Stage stage = await(Stage.open(directory, scenes::add));

        Reading reading = ConfigurationReader.read(stage.configuration(), Environment.system());

        assertThat(reading.problems()).isEmpty();
        Configuration configuration = ((Reading.Read) reading).configuration();
        assertThat(configuration.services()).hasSize(30);
        assertThat(configuration.server().host()).isEqualTo("127.0.0.1");
        assertThat(Files.readString(stage.configuration()).lines().filter(line -> line.contains("://")))
                .allMatch(line -> line.contains("http://127.0.0.1:"));
        await(stage.close());
    }

    @Test
    void aStoryWhoseDaemonIsNotThereEndsAndSaysSo() throws Exception {
        Stage stage = await(Stage.open(directory, scenes::add));

        Ending ending = await(stage.play(new Script(Duration.ofMillis(10), Duration.ofMinutes(2))));

        assertThat(ending.complete()).isFalse();
        assertThat(scenes).extracting(Scene::title).contains("The story cannot go on");
        await(stage.close());
    }

    @Test
    void aStageThatCannotBeSetFailsAndSaysWhy() {
        Future<Stage> stage = Stage.open(directory.resolve("missing"), scenes::add);

        assertThatThrownBy(() -> await(stage)).hasMessageContaining("missing");
    }

    @Test
    void aPortInUseIsPassedOver() throws IOException {
        int free = Ports.free(9808);
        try (ServerSocket taken = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free(free)).isNotEqualTo(taken.getLocalPort()).isPositive();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(30, TimeUnit.SECONDS);
    }
}
