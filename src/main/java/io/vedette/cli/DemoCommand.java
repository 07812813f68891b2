package io.vedette.cli;

import io.vedette.demo.Script;
import io.vedette.demo.story.Ending;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vedette demo}: a fleet, a bad deployment, and what Vedette does about it, on this host alone. */
@Command(
        name = "demo",
        description = "Shows Vedette at work on a simulated fleet: a bad deployment is caught, told and taken back.",
        footer = {
            "",
            "Thirty services, a chat, a mail relay and a pipeline are started on loopback, and a real daemon that",
            "watches them. The story takes less than two minutes; Ctrl-C ends everything."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String LOG_LEVEL = "VEDETTE_LOG_LEVEL";

    @Option(
            names = "--exit",
            description = "End after the story: with 0, or with 1 if it did not come to its end in two minutes.")
    private boolean exit;

    @Spec
    private @Nullable CommandSpec spec; // picocli's to set

    @Override
    public Integer call() throws IOException, InterruptedException {
        quiet();
        var console = Objects.requireNonNull(spec).commandLine();
        var printer =
                new StoryPrinter(console.getOut(), console.getColorScheme().ansi());
        printer.print("Starting thirty services, a chat, a mail relay, a pipeline, and a daemon that watches them ...");
        try (Theatre theatre = new Theatre()) {
            Runtime.getRuntime().addShutdownHook(new Thread(theatre::close, "curtain"));
            return show(theatre, printer);
        } catch (Theatre.Dark dark) {
            console.getErr().println("vedette demo: " + dark.getMessage());
            return 1;
        }
    }

    private int show(Theatre theatre, StoryPrinter printer) throws Theatre.Dark, InterruptedException {
        theatre.open(printer::print);
        Ending ending = theatre.play(Script.DEFAULT);
        printer.print(ending);
        if (!exit) {
            printer.print(
                    "It keeps running: look around at " + theatre.page() + " as long as you like; Ctrl-C ends it.");
            new CountDownLatch(1).await();
        }
        return ending.complete() ? 0 : 1;
    }

    /** The story is told here: the daemon's log would only say it twice. Must come before anything logs. */
    static void quiet() {
        if (System.getenv(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "ERROR");
        }
    }
}
