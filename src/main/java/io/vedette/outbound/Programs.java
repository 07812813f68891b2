package io.vedette.outbound;

import io.vedette.outbound.Program.End;
import io.vedette.outbound.Program.End.Exited;
import io.vedette.outbound.Program.End.Killed;
import io.vedette.outbound.Program.End.NotStarted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs programs on threads of their own, a few at once: with an environment of a search path and a locale, in the root directory, without a shell. Trouble
 * is a value. Answers come on the caller's event loop.
 */
public final class Programs {
    private static final int AT_ONCE = 4;
    private static final int READ_AT_MOST = 4 * 1024;
    private static final long LONGEST_MINUTES = 10;
    private static final long LAST_WORDS_MILLIS = 200;
    private static final String SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final WorkerExecutor threads;
    private final AtomicInteger running = new AtomicInteger();
    private final Set<Process> processes = ConcurrentHashMap.newKeySet();

    /** @param purpose of the programs: those of one never wait for those of another */
    public Programs(Vertx vertx, String purpose) {
        threads = vertx.createSharedWorkerExecutor(
                "vedette-programs-" + purpose, AT_ONCE, LONGEST_MINUTES, TimeUnit.MINUTES);
    }

    /** Runs it now, or not at all when as many run already as may: nothing waits here, where nobody could say for how long. */
    public Future<End> run(Program program) {
        if (running.incrementAndGet() > AT_ONCE) {
            running.decrementAndGet();
            return Future.succeededFuture(new NotStarted(AT_ONCE + " programs run already", false));
        }
        return threads.executeBlocking(() -> started(program), false).onComplete(_ -> running.decrementAndGet());
    }

    /** Kills what runs. */
    public Future<Void> close() {
        processes.forEach(Programs::kill);
        return threads.close();
    }

    private End started(Program program) throws InterruptedException {
        try {
            Process process = start(program);
            processes.add(process);
            try {
                return ended(process, program);
            } finally {
                processes.remove(process);
                kill(process);
            }
        } catch (IOException cause) {
            boolean runnable = Files.isExecutable(Path.of(program.command().getFirst()));
            return new NotStarted(String.valueOf(cause.getMessage()), !runnable);
        }
    }

    private static Process start(Program program) throws IOException {
        var builder =
                new ProcessBuilder(program.command()).directory(new File("/")).redirectErrorStream(true);
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", SEARCH_PATH);
        environment.put("LANG", "C.UTF-8");
        return builder.start();
    }

    private static End ended(Process process, Program program) throws InterruptedException {
        var output = new Output(process.getInputStream());
        Thread reader = Thread.ofVirtual().start(output);
        Thread.ofVirtual().start(() -> write(process, program.input().getBytes()));
        boolean inTime = process.waitFor(program.timeout().toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
            kill(process);
        }
        reader.join(LAST_WORDS_MILLIS); // a child left behind may hold the pipe open for as long as it likes
        return inTime ? new Exited(process.exitValue(), output.text()) : new Killed(output.text());
    }

    private static void write(Process process, byte[] input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException unread) {
            // it may end without having read what it is told: its exit code says what it made of that
        }
    }

    /** The children first: once their parent is gone, nobody knows that they were its. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads to the end, so that no writer waits, and remembers the beginning. */
    private static final class Output implements Runnable {
        private final InputStream stream;
        private final byte[] beginning = new byte[READ_AT_MOST];
        private volatile int length;

        Output(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public void run() {
            try (stream) {
                byte[] chunk = new byte[READ_AT_MOST];
                int filled = 0;
                for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                    int kept = Math.min(read, READ_AT_MOST - filled);
                    System.arraycopy(chunk, 0, beginning, filled, kept);
                    filled += kept;
                    length = filled;
                }
            } catch (IOException cutShort) {
                // what was read until then is what there is
            }
        }

        String text() {
            return new String(beginning, 0, length, StandardCharsets.UTF_8);
        }
    }
}
