package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.demo.Script;
import io.vedette.demo.story.Ending;
import io.vedette.demo.story.Milestone;
import io.vedette.demo.story.Scene;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The whole line, real on both ends: a configuration file, probes, an alert, a chat message, a mail, a rollback, a recovery. */
final class DemoIT {
    private static final Script BRISK = new Script(Duration.ofSeconds(5), Duration.ofSeconds(80));

    private final List<Scene> scenes = new CopyOnWriteArrayList<>();

    @Test
    void aBadDeploymentIsCaughtToldTakenBackAndClosed() throws Exception {
        try (Theatre theatre = new Theatre()) {
            theatre.open(scenes::add);

            Ending ending = theatre.play(BRISK);

            assertThat(ending.missing()).isEmpty();
            assertThat(ending.reached().get(Milestone.DEPLOYED))
                    .isLessThan(ending.reached().get(Milestone.ALERTED));
            assertThat(ending.reached().get(Milestone.ALERTED))
                    .isLessThan(ending.reached().get(Milestone.RECOVERED));
            assertThat(deployments(theatre.page()))
                    .contains("\"version\":\"2.4.1\"", "\"verdict\":\"regressed\"", "\"rollback\":\"accepted\"");
            assertThat(titles("The chat shows a message")).hasSize(2);
            assertThat(titles("The mail relay takes a message (over STARTTLS, logged in as vedette)"))
                    .hasSize(2);
            assertThat(titles("The pipeline is asked to take 2.4.1 back, and runs 2.4.0 again"))
                    .hasSize(1);
        }
    }

    private List<Scene> titles(String title) {
        return scenes.stream().filter(scene -> scene.title().equals(title)).toList();
    }

    private static String deployments(String page) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(page + "api/v1/deployments")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
