package io.vedette.cli;

import io.vedette.demo.story.Ending;
import io.vedette.demo.story.Milestone;
import io.vedette.demo.story.Scene;
import io.vedette.demo.story.Scene.Tone;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Prints a story for people: when, what, and what it looked like; in colour where the terminal has it. Safe for any thread. */
final class StoryPrinter {
    private static final String MARGIN = " ".repeat(9);

    private final PrintWriter out;
    private final boolean coloured;

    StoryPrinter(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.coloured = ansi.enabled();
    }

    synchronized void print(Scene scene) {
        String time = String.format(Locale.ROOT, "%5.1f s", scene.at().toMillis() / 1e3);
        out.println(painted(Style.faint, time) + "  "
                + painted(colour(scene.tone()), mark(scene.tone()) + " " + scene.title()));
        scene.body().forEach(line -> out.println((MARGIN + painted(Style.faint, "│ ") + line).stripTrailing()));
        out.flush();
    }

    /** How it ended: what it took, or what is missing. */
    synchronized void print(Ending ending) {
        out.println();
        if (ending.complete()) {
            out.println(painted(Style.bold, "From the bad deployment it took"));
            ending.figures().forEach(out::println);
        } else {
            out.println(painted(Style.fg_red, "The story did not come to its end. What did not happen:"));
            ending.missing().stream().map(Milestone::sentence).forEach(missing -> out.println("  " + missing));
        }
        out.println();
        out.flush();
    }

    synchronized void print(String line) {
        out.println(line);
        out.flush();
    }

    private static String mark(Tone tone) {
        return switch (tone) {
            case CALM -> "·";
            case ACTION -> "▸";
            case TROUBLE -> "✗";
            case RELIEF -> "✓";
        };
    }

    private static Style colour(Tone tone) {
        return switch (tone) {
            case CALM -> Style.reset;
            case ACTION -> Style.fg_cyan;
            case TROUBLE -> Style.fg_red;
            case RELIEF -> Style.fg_green;
        };
    }

    private String painted(Style style, String text) {
        return coloured ? style.on() + text + Style.reset.off() : text;
    }
}
