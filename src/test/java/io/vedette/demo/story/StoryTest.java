package io.vedette.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.demo.mail.Mail;
import io.vedette.demo.receivers.ChatMessage;
import io.vedette.demo.receivers.RollbackRequest;
import io.vedette.demo.story.Happening.AnsweredBadly;
import io.vedette.demo.story.Happening.Chatted;
import io.vedette.demo.story.Happening.Deployed;
import io.vedette.demo.story.Happening.Deploying;
import io.vedette.demo.story.Happening.Mailed;
import io.vedette.demo.story.Happening.TakenBack;
import io.vedette.demo.story.Happening.Told;
import io.vedette.demo.story.Scene.Tone;
import io.vedette.demo.story.Story.Plot;
import io.vedette.fakes.SimulatedTime;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoryTest {
    private static final JsonObject BODY =
            new JsonObject().put("data", new JsonObject().put("previous_version", "2.4.0"));

    private final SimulatedTime time = new SimulatedTime();
    private final List<Scene> scenes = new ArrayList<>();
    private final Story story = new Story(new Plot("checkout", "2.4.0", "2.4.1"), time, scenes::add);

    @Test
    void theStoryIsToldWhenTheEndHasReachedPeopleInBothWays() {
        for (Happening happening : whole()) {
            assertThat(story.ending().complete()).isFalse();
            story.accept(happening);
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(story.ending().complete()).isTrue();
        assertThat(story.ending().figures())
                .containsExactly(
                        "   2.0 s  until the alert fired",
                        "   5.0 s  until people were told, by chat and by mail",
                        "   6.0 s  until the version was taken back",
                        "   7.0 s  until the service had recovered",
                        "   9.0 s  until people were told of the end");
    }

    @Test
    void whatDidNotHappenIsNamed() {
        whole().stream().filter(happening -> !(happening instanceof TakenBack)).forEach(story::accept);

        assertThat(story.ending().missing()).containsExactly(Milestone.TAKEN_BACK);
    }

    @Test
    void otherServicesAreOtherStories() {
        story.accept(new Told("alert-fired", "search", "search is down"));
        story.accept(chat("🔴 search is down"));

        assertThat(scenes).extracting(Scene::title).containsExactly("The chat shows a message");
        assertThat(story.ending().reached()).isEmpty();
    }

    @Test
    void aMessageIsShownAsItsReceiverGotIt() {
        time.advance(Duration.ofMillis(1500));
        story.accept(mail("checkout is down"));

        assertThat(scenes)
                .containsExactly(new Scene(
                        Duration.ofMillis(1500),
                        Tone.TROUBLE,
                        "The mail relay takes a message (over STARTTLS, logged in as vedette)",
                        List.of(
                                "From:    vedette@example.org",
                                "To:      oncall@example.org",
                                "Subject: checkout is down",
                                "",
                                "one",
                                "two")));
    }

    private static List<Happening> whole() {
        return List.of(
                new Deploying(),
                new Deployed(),
                new AnsweredBadly(),
                new Told("alert-fired", "checkout", "checkout is down"),
                new Told("regressed", "checkout", "version 2.4.1 regressed"),
                chat("🔴 checkout is down"),
                mail("checkout is down"),
                new TakenBack(new RollbackRequest("rollback-d1", 1, BODY)),
                new Told("recovered", "checkout", "recovered"),
                chat("✅ checkout is up again after 9 s"),
                mail("✅ checkout is up again after 9 s"));
    }

    private static Chatted chat(String text) {
        return new Chatted(new ChatMessage(text, List.of(text)));
    }

    private static Mailed mail(String subject) {
        String raw =
                "From: vedette@example.org\r\nTo: oncall@example.org\r\nSubject: " + subject + "\r\n\r\none\r\ntwo\r\n";
        return new Mailed(new Mail("vedette@example.org", List.of("oncall@example.org"), true, "vedette", raw));
    }
}
