package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.demo.story.Ending;
import io.vedette.demo.story.Milestone;
import io.vedette.demo.story.Scene;
import io.vedette.demo.story.Scene.Tone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

final class StoryPrinterTest {
    private final StringWriter printed = new StringWriter();

    @Test
    void aSceneIsATitleAndItsLinesUnderIt() {
        printer(Ansi.OFF)
                .print(new Scene(
                        Duration.ofMillis(21_450), Tone.TROUBLE, "The chat shows a message", List.of("checkout", "")));

        assertThat(printed).hasToString("""
                 21.5 s  ✗ The chat shows a message
                         │ checkout
                         │
                """);
    }

    @Test
    void colourIsForTerminalsOnly() {
        Scene scene = new Scene(Duration.ZERO, Tone.RELIEF, "recovered", List.of());
        printer(Ansi.ON).print(scene);
        assertThat(printed.toString()).contains("\u001B[32m✓ recovered\u001B[");

        printed.getBuffer().setLength(0);
        printer(Ansi.OFF).print(scene);
        assertThat(printed.toString()).doesNotContain("\u001B");
    }

    @Test
    void anEndingNamesWhatItTookOrWhatIsMissing() {
        Map<Milestone, Duration> reached = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            reached.put(milestone, Duration.ofSeconds(milestone.ordinal()));
        }
        printer(Ansi.OFF).print(new Ending(reached));
        assertThat(printed.toString()).contains("   6.0 s  until the version was taken back");

        reached.remove(Milestone.TAKEN_BACK);
        printer(Ansi.OFF).print(new Ending(reached));
        assertThat(printed.toString()).contains("did not come to its end", "  the version was taken back");
    }

    private StoryPrinter printer(Ansi ansi) {
        return new StoryPrinter(new PrintWriter(printed), ansi);
    }
}
