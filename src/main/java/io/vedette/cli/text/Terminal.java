package io.vedette.cli.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a command writes: what was asked for to the one stream, what went wrong to the other. Used by one thread. */
public final class Terminal {
    private final Outflow outflow;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean coloured;
    private final ZoneId zone;

    /** @param zone in which people read times */
    public Terminal(OutputStream out, OutputStream err, boolean coloured, ZoneId zone) {
        this.outflow = new Outflow(out);
        this.out = new PrintStream(outflow, true, UTF_8);
        this.err = new PrintStream(err, true, UTF_8);
        this.coloured = coloured;
        this.zone = zone;
    }

    /** This process's own, in UTF-8 wherever it runs; coloured on a terminal unless NO_COLOR is set. */
    public static Terminal system(Map<String, String> variables) {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                colours(variables),
                ZoneId.systemDefault());
    }

    private static boolean colours(Map<String, String> variables) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(variables.get("TERM"));
    }

    public boolean coloured() {
        return coloured;
    }

    public ZoneId zone() {
        return zone;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** Why what was asked for could not be written; null when it was, or when who read it has seen enough. */
    public @Nullable String unwritten() {
        out.flush();
        return outflow.failure();
    }

    /** Writes a line of what was asked for. */
    public void line(String text) {
        out.println(text);
    }

    /** Writes what went wrong, in one sentence that says what to do. */
    public void complain(String sentence) {
        err.println("vedette: " + sentence);
    }

    public String paint(Colour colour, String text) {
        return coloured ? colour.paint(text) : text;
    }
}
