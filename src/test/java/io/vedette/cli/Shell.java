package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.text.Terminal;
import io.vedette.fakes.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in the test's own process, keeps what they print, and lets simulated time go by when they wait. */
final class Shell {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();
    private OutputStream written = out;
    private boolean coloured;
    final SimulatedTime time = new SimulatedTime();

    Shell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Shell coloured() {
        coloured = true;
        return this;
    }

    /** What is printed goes there, and is not kept. */
    Shell writingTo(OutputStream stream) {
        written = stream;
        return this;
    }

    /** The exit code. */
    int run(String... arguments) {
        out.reset();
        err.reset();
        return Entry.run(surroundings(), arguments);
    }

    Surroundings surroundings() {
        Terminal terminal = new Terminal(written, err, coloured, ZoneOffset.UTC);
        return new Surroundings(terminal, variables, time, System::nanoTime, time::advance);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
