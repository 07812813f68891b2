package io.vedette.demo.story;

import java.time.Duration;
import java.util.List;

/**
 * One step of the story.
 *
 * @param at since the story began
 * @param body lines under the title, may be empty
 */
public record Scene(Duration at, Tone tone, String title, List<String> body) {
    public Scene {
        body = List.copyOf(body);
    }

    /** How a step is to be taken. */
    public enum Tone {
        /** As it should be. */
        CALM,
        /** Somebody does something. */
        ACTION,
        /** Something is wrong. */
        TROUBLE,
        /** Something is right again. */
        RELIEF
    }
}
